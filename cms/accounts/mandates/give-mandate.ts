import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, notFound, type Result, together, tooMany, unprocessable } from '#cms/core/problem.ts';
import { mandateLimits, mandateWords } from '#cms/input/mandate.ts';
import { readFields } from '#cms/input/text-fields.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { newCode } from '#cms/records/identity.ts';
import type { MandateRecord } from '#cms/records/mandates.ts';
import { LONGEST_MANDATE, type MandateTerms, MOST_MANDATES, mandateState } from '#domain/booking/mandate.ts';
import { INVITATION_LENGTH } from '#domain/family/invitation.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';
import { invitationHash } from '../invite-guardian.ts';
import { closeCodes, closeUncovered } from './close-codes.ts';

const DAY_MINUTES = 24 * 60;
/** Mandates that one guardian may give. */
const MOST = { name: 'mandates', most: 20, seconds: 86_400 };

export type Mandating = Pick<
  Portal,
  | 'audit'
  | 'bookings'
  | 'children'
  | 'city'
  | 'delegateCodes'
  | 'environment'
  | 'guardians'
  | 'limits'
  | 'mandates'
  | 'now'
  | 'work'
>;

/** What a form says: its fields, and the boxes of the children. */
interface Said {
  fields: { get(name: string): FormDataEntryValue | null };
  childIds: readonly string[];
}

/** Lets somebody help with the children, within limits: the code by which they take it up is given here and never again. */
export async function giveMandate(
  portal: Mandating,
  { guardianId, ...said }: Said & { guardianId: string },
): Promise<Result<{ code: string; until: Instant; mandate: MandateRecord }>> {
  const { audit, city, guardians, mandates, now, work } = portal;
  const read = readFields(mandateWords, said.fields);
  const terms = await readTerms(portal, { guardianId, said, until: read.ok ? read.fields.until : '' });
  const wrong = together([read, terms]);
  if (wrong || !read.ok || !terms.ok) return wrong ?? badRequest('invalid');
  const seconds = await takeOf(portal, MOST, guardianId);
  if (seconds !== undefined) return tooMany('too_many_requests', { params: { seconds } });
  const code = newCode(INVITATION_LENGTH);
  const until = plusMinutes(now(), city.invitationDays * DAY_MINUTES);
  return work(async (unit): Promise<Result<{ code: string; until: Instant; mandate: MandateRecord }>> => {
    await guardians.takeTurn(guardianId, unit);
    const standing = { now: now(), today: todayOf(portal) };
    const given = await mandates.given(await guardians.familyOf(guardianId, unit), unit);
    const open = given.filter((one) => isOpen(mandateState(one, standing)));
    if (open.length >= MOST_MANDATES) return conflict('too_many_mandates', { params: { most: MOST_MANDATES } });
    const invite = { hash: invitationHash(portal, code), until };
    const mandate = await mandates.add({ guardianId, ...read.fields, childIds: terms.childIds, invite }, unit);
    const detail = detailOf(mandate);
    await audit.write({ actor: guardianId, action: 'give_mandate', subject: `mandate:${mandate.id}`, detail }, unit);
    return { ok: true, code, until, mandate };
  });
}

/** Other children, other limits, another last day: they count from now on, whatever was agreed before stays. */
export async function changeMandate(
  portal: Mandating,
  { guardianId, id, ...said }: Said & { guardianId: string; id: string },
): Promise<Result<object>> {
  const { audit, mandates, work } = portal;
  const read = readFields(mandateLimits, said.fields);
  const terms = await readTerms(portal, { guardianId, said, until: read.ok ? read.fields.until : '' });
  const wrong = together([read, terms]);
  if (wrong || !read.ok || !terms.ok) return wrong ?? badRequest('invalid');
  const to = { ...read.fields, childIds: terms.childIds };
  const standing = { now: portal.now(), today: todayOf(portal) };
  return work(async (unit): Promise<Result<object>> => {
    const mandate = await mandates.takeTurn(id, unit);
    if (!mandate || mandate.guardianId !== guardianId) return notFound('mandate_not_found');
    // What is over would otherwise be in force again, and nobody has counted it.
    if (!isOpen(mandateState(mandate, standing))) return conflict('mandate_ended');
    await mandates.set(id, to, unit);
    await closeUncovered(portal, { ...mandate, ...to }, unit);
    await audit.write({ actor: guardianId, action: 'change_mandate', subject: `mandate:${id}`, detail: detailOf(to) }, unit);
    return { ok: true };
  });
}

/** Either guardian of the family, or who has taken it up, ends it at once: its codes at the door are withdrawn with it. */
export async function endMandate(portal: Mandating, { by, id }: { by: string; id: string }): Promise<Result<object>> {
  const { guardians, mandates, work } = portal;
  return work(async (unit): Promise<Result<object>> => {
    const mandate = await mandates.takeTurn(id, unit);
    const mayEnd = mandate && (mandate.delegateId === by || (await guardians.familyOf(mandate.guardianId, unit)).includes(by));
    if (!mandate || !mayEnd) return notFound('mandate_not_found');
    if (!mandate.endedAt) await end(portal, { by, id }, unit);
    return { ok: true };
  });
}

/** Closes all that somebody has given or taken up: whoever asks has taken its turn. */
export async function endMandatesOf(portal: Omit<Mandating, 'work'>, guardianId: string, unit: Unit): Promise<void> {
  const { mandates } = portal;
  const all = [...(await mandates.given([guardianId], unit)), ...(await mandates.taken(guardianId, unit))];
  for (const { id, endedAt } of all) if (!endedAt) await end(portal, { by: guardianId, id }, unit);
}

async function end(
  portal: Pick<Mandating, 'audit' | 'delegateCodes' | 'mandates' | 'now'>,
  { by, id }: { by: string; id: string },
  unit: Unit,
): Promise<void> {
  await portal.mandates.set(id, { endedAt: portal.now(), invite: null }, unit);
  await closeCodes(portal, id, unit);
  await portal.audit.write({ actor: by, action: 'end_mandate', subject: `mandate:${id}` }, unit);
}

const isOpen = (state: ReturnType<typeof mandateState>): boolean => state === 'open' || state === 'waiting';

/** For whom, and until when: children of the family's own, and no longer than a year. */
async function readTerms(
  portal: Mandating,
  { guardianId, said, until }: { guardianId: string; said: Said; until: string },
): Promise<Result<{ childIds: string[] }>> {
  const today = todayOf(portal);
  const own = (await portal.children.listOf(guardianId)).map(({ id }) => id);
  const childIds = own.filter((id) => said.childIds.includes(id));
  const longest = addDays(today, LONGEST_MANDATE);
  const outside = until !== '' && (until < today || until > longest);
  const wrong = together([
    childIds.length === 0 ? unprocessable('mandate_no_child', { field: 'children' }) : undefined,
    outside ? unprocessable('mandate_until', { field: 'until', params: { day: longest } }) : undefined,
  ]);
  return wrong ?? { ok: true, childIds };
}

const detailOf = ({ childIds, collects, books, perStay, perMonth, until }: MandateTerms) => ({
  ...{ children: childIds.length, collects, books, perStay, perMonth, until },
});
