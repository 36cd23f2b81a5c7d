import { filerOf } from '#cms/access/filer.ts';
import type { StaffUser } from '#cms/access/roles.ts';
import { districtAtOf } from '#cms/city/outlines.ts';
import { badRequest, conflict, notFound, type Result } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inNameOf } from '#cms/records/filed-changes.ts';
import { changesOf, FILED_FACTS, type FiledFacts, factsAfter, type ProposedFacts } from '#domain/places/filed-facts.ts';
import { askedFor, consentsOf, isAgreed, mayRefuse } from '#domain/places/filing-authority.ts';
import { fullerDays } from './fuller-days.ts';
import { sendToHeads, type TellingNeeds, writeToHeads } from './tell-heads.ts';

type Deciding = TellingNeeds & Pick<Portal, 'audit' | 'city' | 'classes' | 'filedChanges' | 'now' | 'sheets' | 'work'>;

/** `agreed`: others, whose consent it needs as well, have yet to decide. */
export type DecidedState = 'approved' | 'agreed' | 'refused';

interface Decision {
  changeId: string;
  /** The one that was read: a save that came after it is not approved unseen. */
  version: number;
  yes: boolean;
  /** Why not: the centre's head reads it. */
  reason?: string;
  /** More children are booked than there would be places, and whoever decides knows. */
  knowing?: boolean;
  user: StaffUser;
}

/**
 * An authority agrees to a change of filed facts, or refuses it. It takes effect when all have agreed whose consent it
 * needs; one refusal ends it. The centre's heads are told when it is decided.
 */
export async function decideChange(
  portal: Deciding,
  { changeId, version, yes, reason: why = '', knowing = false, user }: Decision,
): Promise<Result<{ state: DecidedState }>> {
  const read = readSaid('reason', prose(500), why);
  if (!read.ok) return read;
  const reason = read.said;
  const { audit, facilities, filedChanges, now } = portal;
  const decided = await portal.work(async (work): Promise<Result<{ state: DecidedState; facilityId: string }>> => {
    const unit = inNameOf(user, work);
    const change = await filedChanges.find(changeId, unit);
    const before = change && (await facilities.findFiledFacts(change.facilityId, unit));
    if (!change || !before) return notFound('filed_change_not_found');
    const { facilityId, status } = change;
    const facts = changesOf(before, change.facts);
    const asked = askedFor(before, factsAfter(before, facts), districtAtOf(portal.city));
    const filer = filerOf(user, facilityId);
    const consents = consentsOf(filer, asked);
    if (yes ? consents.length === 0 : !mayRefuse(filer, asked)) return notFound('filed_change_not_found');
    if (status !== 'waiting') return conflict('filed_change_decided');
    if (change.version !== version) return conflict('filed_change_changed');
    await facilities.takeTurn(facilityId, unit);
    const at = now();
    const write = (action: string) =>
      audit.write({ actor: user.id, action, subject: `facilities/${facilityId}`, detail: { change: changeId } }, unit);
    const end = { decidedBy: user.id, decidedAt: at, before: asTheyWere(before, change.facts) };
    if (!yes) {
      if (!reason) return badRequest('filed_reason_missing', { field: 'reason' });
      await filedChanges.decide(change, { ...end, status: 'refused', reason, consents: change.consents }, unit);
      await write('filed_change.refused');
      await writeToHeads(portal, { changeId, facilityId, state: 'refused' }, unit);
      return { ok: true, state: 'refused', facilityId };
    }
    const { days } = await fullerDays(portal, { facilityId, places: facts.places, unit });
    if (days[0] && !knowing)
      return conflict('filed_places_booked', { field: 'knowing', params: { ...days[0], places: facts.places ?? 0 } });
    const known = change.consents.map(({ of }) => of);
    const all = [...change.consents, ...consents.filter((of) => !known.includes(of)).map((of) => ({ of, by: user.id, at }))];
    const isDone = isAgreed(
      asked,
      all.map(({ of }) => of),
    );
    if (!isDone) {
      await filedChanges.change(change, { asked, consents: all }, unit);
      await write('filed_change.agreed');
      return { ok: true, state: 'agreed', facilityId };
    }
    await facilities.setFiledFacts(facilityId, { facts, by: user }, unit);
    await filedChanges.decide(change, { ...end, status: 'approved', consents: all }, unit);
    await write('filed_change.approved');
    await writeToHeads(portal, { changeId, facilityId, state: 'approved' }, unit);
    return { ok: true, state: 'approved', facilityId };
  });
  if (!decided.ok) return decided;
  const { facilityId, state } = decided;
  if (state !== 'agreed') await sendToHeads(portal, { changeId, facilityId, state });
  return { ok: true, state };
}

/** The values that a change replaces, or was to replace. */
function asTheyWere(before: FiledFacts, facts: ProposedFacts): ProposedFacts {
  return Object.fromEntries(FILED_FACTS.filter((fact) => facts[fact] !== undefined).map((fact) => [fact, before[fact]]));
}
