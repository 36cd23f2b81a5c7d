import type { RegisterRecord } from '#cms/city/mapping.ts';
import type { KnownCentre } from '#cms/records/register.ts';
import type { Doubt } from '#cms/records/register-doubts.ts';
import { compareRecords } from './compare-records.ts';
import { recognised } from './follow-decisions.ts';
import type { IncomingCentre } from './group-rows.ts';
import { type DoubtfulPair, pairDoubts, pairKey } from './pair-doubts.ts';
import type { ChangedCentre, DoubtfulCentre, ImportPlan, NewCentre, UnchangedCentre } from './plan.ts';
import type { Known } from './read-known.ts';
import { slugGiver } from './slugs.ts';

/** An id made from an identity; a later attempt gives another one. */
type IdFor = (identity: string, attempt: number) => string;

/**
 * What one reading of a register does to what is known. Pure: the same file on the same database is
 * the same plan, and after it has been carried out the plan is all "unchanged".
 *
 * A doubtful record is not created, and the centre it may be does not leave: both stay as they are,
 * however often the file is read, until a person has decided. "The same" gives the centre its new name
 * and keeps its id, its address on the site and everything its head has entered; "different" creates a
 * new centre and lets the old one leave.
 */
export function planImport(incoming: readonly IncomingCentre[], known: Known, idFor: IdFor): ImportPlan {
  const found = findKnown(incoming, known);
  const seen = new Set([...found.values()].map(({ id }) => id));
  const missing = known.centres.filter(({ id, leftOn }) => !seen.has(id) && !leftOn);
  const fresh = incoming.filter(({ key }) => !found.has(key));
  const pairs = pairDoubts(missing, fresh, known.doubts);
  const doubtful = new Map(pairs.map((pair) => [pair.incoming.key, pair]));
  const inDoubt = new Set(pairs.map((pair) => pair.known.id));
  const gone = missing.filter(({ id }) => !inDoubt.has(id));
  const created = createCentres(
    fresh.filter(({ key }) => !doubtful.has(key)),
    known,
    idFor,
  );
  return {
    centres: incoming.map((one) => {
      const [centre, pair] = [found.get(one.key), doubtful.get(one.key)];
      if (centre) return compareWith(centre, one);
      return pair ? asDoubt(pair, known.doubts) : (created.get(one.key) as NewCentre);
    }),
    left: gone.filter(({ listing }) => listing === 'listed'),
    missed: gone.filter(({ listing }) => listing !== 'listed'),
    held: [],
    withdrawn: withdrawnFrom(known.doubts, pairs),
  };
}

/** Incoming identity → the centre known under it, or recognised by a person. */
function findKnown(incoming: readonly IncomingCentre[], known: Known): Map<string, KnownCentre> {
  const byKey = new Map(known.centres.map((centre) => [centre.key, centre]));
  const byId = new Map(known.centres.map((centre) => [centre.id, centre]));
  const renamed = recognised(known);
  const found = new Map<string, KnownCentre>();
  for (const { key } of incoming) {
    const centre = byKey.get(key) ?? byId.get(renamed.get(key) ?? '');
    if (centre) found.set(key, centre);
  }
  return found;
}

function compareWith(known: KnownCentre, told: IncomingCentre): ChangedCentre | UnchangedCentre {
  const incoming = { ...told, record: rememberServices(known.record, told.record) };
  const changes = compareRecords(known.record, incoming.record);
  const returned = known.leftOn !== undefined;
  // Where a person has recognised a centre, the new identity is kept even if nothing else has changed.
  if (changes.length > 0 || returned || known.key !== incoming.key)
    return { outcome: 'changed', incoming, known, changes, returned };
  return { outcome: 'unchanged', incoming, known };
}

function asDoubt({ known, incoming }: DoubtfulPair, doubts: readonly Doubt[]): DoubtfulCentre {
  const asked = doubts.some((doubt) => pairKey(doubt) === pairKey({ facility: known.id, incoming: incoming.key }));
  return { outcome: 'doubtful', incoming, known, asked };
}

function withdrawnFrom(doubts: readonly Doubt[], pairs: readonly DoubtfulPair[]): Doubt[] {
  const open = new Set(pairs.map(({ known, incoming }) => pairKey({ facility: known.id, incoming: incoming.key })));
  return doubts.filter((doubt) => doubt.decision === 'pending' && !open.has(pairKey(doubt)));
}

/** New centres with ids and slugs that nobody has yet; in steady order, so that a repeated import gives the same ones. */
function createCentres(fresh: readonly IncomingCentre[], known: Known, idFor: IdFor): Map<string, NewCentre> {
  const slugFor = slugGiver(known.slugs);
  const steady = fresh.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(
    steady.map((incoming) => {
      let attempt = 0;
      while (known.ids.has(idFor(incoming.key, attempt))) attempt += 1;
      return [incoming.key, { outcome: 'new', incoming, id: idFor(incoming.key, attempt), slug: slugFor(incoming.record) }];
    }),
  );
}

/**
 * A service told only in passing, as by a vacancy, is not gone when the vacancy is: what was known stays
 * known until the register names the centre's services outright.
 */
export function rememberServices(before: RegisterRecord, after: RegisterRecord): RegisterRecord {
  if (after.services.some(({ inPassing }) => !inPassing)) return after;
  const told = new Set(after.services.map(({ code }) => code));
  const services = [...after.services, ...before.services.filter(({ code }) => !told.has(code))];
  return { ...after, services: services.toSorted((a, b) => a.ageFrom - b.ageFrom || a.ageTo - b.ageTo) };
}
