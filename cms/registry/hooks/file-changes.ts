import { APIError, type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload';
import { filerOf } from '#cms/access/filer.ts';
import { staffOf } from '#cms/access/roles.ts';
import { districtAtOf } from '#cms/city/outlines.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { APPROVED } from '#cms/records/filed-facts.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { LANGS } from '#domain/language/lang.ts';
import {
  changesOf,
  FILED_FACTS,
  type FiledFact,
  factsAfter,
  isNothing,
  type ProposedFacts,
  SAID_FACTS,
} from '#domain/places/filed-facts.ts';
import { askedFor, takesEffectAtOnce } from '#domain/places/filing-authority.ts';
import { describeNotice } from '../filing/describe-notice.ts';
import { readNotice } from '../filing/notice.ts';
import { proposeChange } from '../filing/propose-change.ts';

type Doc = Record<string, unknown>;
type Change = Parameters<CollectionBeforeChangeHook<Facility>>[0];

/**
 * What a centre has filed changes when its district has approved: a save by whoever may not decide that alone leaves
 * those facts as they are and proposes them, and everything else of it takes effect. Whichever door it comes by.
 */
export const fileChanges: CollectionBeforeChangeHook<Facility> = async (change) => {
  const { data, operation, originalDoc, req } = change;
  const user = staffOf(req);
  if (operation !== 'update' || !originalDoc || !user || req.context.filedChange === APPROVED.filedChange) return data;
  const portal = await getPortal();
  const before = await portal.facilities.findFiledFacts(originalDoc.id, req);
  const wanted = wantedIn(data, req);
  if (!before || isNothing(changesOf(before, wanted))) return data;
  await portal.facilities.takeTurn(originalDoc.id, req);
  const now = (await portal.facilities.findFiledFacts(originalDoc.id, req)) ?? before;
  const changes = changesOf(now, wanted);
  await refuseUnknownAreas(changes, factsAfter(now, changes), change);
  const filer = filerOf(user, originalDoc.id);
  const asked = askedFor(now, factsAfter(now, changes), districtAtOf(portal.city));
  if (takesEffectAtOnce(filer, asked)) return data;
  await refuseInvalid(changes, change);
  const seen = readNotice((data as Doc).proposed);
  const problem = await proposeChange(portal, { facilityId: originalDoc.id, now, changes, user, filer, seen, unit: req });
  if (problem?.code === 'other_side') throw new APIError(say(req, 'refused.filed_other_side'), 409, undefined, true);
  if (problem) throw await overtaken(change, problem.facts);
  return { ...data, ...asItIs(changes, { originalDoc: { ...originalDoc }, now: { ...now }, lang: req.locale }) };
};

/** The filed facts that a save brings, in the language in which it is made; Payload keeps no others of a save in all. */
function wantedIn(data: Doc, { locale }: PayloadRequest): ProposedFacts {
  const lang = LANGS.find((one) => one === locale);
  const wanted = FILED_FACTS.filter((fact) => data[fact] !== undefined).flatMap((fact): [FiledFact, unknown][] => {
    const value = data[fact] === '' ? null : data[fact];
    if (!isSaid(fact)) return [[fact, value]];
    return lang && typeof value !== 'object' ? [[fact, { [lang]: value }]] : [];
  });
  return Object.fromEntries(wanted);
}

const isSaid = (fact: FiledFact) => SAID_FACTS.some((one) => one === fact);

/** What a save that waits must leave in the centre's own record. */
function asItIs(
  changes: ProposedFacts,
  { originalDoc, now, lang }: { originalDoc: Doc; now: Doc; lang: string | undefined },
): Doc {
  const kept = (Object.keys(changes) as FiledFact[]).map((fact) => {
    const said = isSaid(fact) ? (now[fact] as Record<string, string>)[lang ?? ''] : null;
    return [fact, originalDoc[fact] ?? said];
  });
  return Object.fromEntries(kept);
}

/** A code that the city does not have would take a centre out of every territory; a township lies in its district. */
async function refuseUnknownAreas(
  changes: ProposedFacts,
  after: { districtCode: string | null; townshipCode: string | null },
  { collection, req }: Change,
): Promise<void> {
  if (changes.districtCode === undefined && changes.townshipCode === undefined) return;
  const areas = await (await getPortal()).areas.listOf(LANGS[0], req);
  if (areas.length === 0) return;
  const { districtCode, townshipCode } = after;
  const errors: { path: string; message: string }[] = [];
  const isKnown = (code: string | null, level: string) =>
    !code || areas.some((area) => area.code === code && area.level === level);
  if (!isKnown(districtCode, 'district')) errors.push({ path: 'districtCode', message: say(req, 'refused.noArea') });
  if (!isKnown(townshipCode, 'township')) errors.push({ path: 'townshipCode', message: say(req, 'refused.noArea') });
  else if (townshipCode && areas.find(({ code }) => code === townshipCode)?.parent !== districtCode)
    errors.push({ path: 'townshipCode', message: say(req, 'refused.townshipElsewhere') });
  if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req }, req.t);
}

/** What waits is held to what is saved: the fields' own checks, which else see only what is written. */
async function refuseInvalid(changes: ProposedFacts, { collection, data, originalDoc, operation, req }: Change): Promise<void> {
  const errors: { path: string; message: string }[] = [];
  const all = { ...originalDoc, ...data };
  for (const field of collection.flattenedFields) {
    if (!(field.name in changes) || !('validate' in field) || !field.validate) continue;
    const options = {
      ...field,
      id: originalDoc?.id,
      data: all,
      siblingData: all,
      operation,
      req,
      event: 'submit',
      path: [field.name],
    };
    const valid = await (field.validate as (value: unknown, options: unknown) => Promise<true | string> | true | string)(
      (data as Doc)[field.name],
      options,
    );
    if (valid !== true) errors.push({ path: field.name, message: valid });
  }
  if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req }, req.t);
}

/** Another has proposed something else for these facts, and whoever saves has not read it: told, as any other conflict. */
async function overtaken({ originalDoc, req }: Change, facts: FiledFact[]): Promise<APIError> {
  const user = staffOf(req);
  const notice = user && originalDoc && (await describeNotice(await getPortal(), { facilityId: originalDoc.id, user, req }));
  const rows = notice?.rows.filter(({ fact }) => facts.includes(fact)) ?? [];
  const sentence = ({ label, next }: { label: string; next: string }) =>
    say(req, 'refused.filed_overtaken', { label, next, who: notice?.by ?? '' });
  const errors = rows.map((row) => ({ path: row.fact, label: row.label, message: sentence(row) }));
  const changes = errors.map(({ message }) => message).join(say(req, 'refused.and'));
  const known = { path: 'proposed', message: JSON.stringify(notice) };
  return new APIError(say(req, 'refused.overtaken', { changes }), 409, { errors: [...errors, known] }, true);
}
