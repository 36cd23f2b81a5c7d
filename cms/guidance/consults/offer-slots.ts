import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { guardianCalled } from '#cms/accounts/contact.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { prose, typed } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Consult, ConsultSlot } from '#cms/records/consults.ts';
import { CONSULT_WAYS, slotsIn, whyNotOffer } from '#domain/guidance/consult.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { sendOfConsult, type TellConsultNeeds, writeOfConsult } from './tell-consult.ts';

/** Who gives advice: reviewers and the nurses of health stations. */
export const isExpert = (user: StaffUser): boolean => hasRole(user, 'reviewer', 'nurse');

const place = typed(200);

export interface SaidOffer {
  day: string;
  from: string;
  to: string;
  length: string;
  way: string;
  where: string;
}

const lineOf = ({ id }: Pick<StaffUser, 'id'>) => ({ line: `consults:${id}` });

/** An expert offers hours of a day in slots of one length. What is offered twice is refused as a whole. */
export async function offerSlots(
  portal: Pick<Portal, 'city' | 'consults' | 'now' | 'users' | 'work'>,
  { user, ...said }: SaidOffer & { user: StaffUser },
): Promise<Result<{ count: number }>> {
  if (!isExpert(user)) return notFound();
  const { city, consults, work } = portal;
  const today = todayOf(portal);
  const [from, to] = [parseTime(said.from), parseTime(said.to)];
  const way = CONSULT_WAYS.find((one) => one === said.way);
  const read = place.safeParse(said.where.trim());
  if (!isCivilDate(said.day)) return unprocessable('consult_offer.day', { field: 'day' });
  if (from === undefined || to === undefined) return unprocessable('consult_offer.hours', { field: 'from' });
  if (!way) return unprocessable('required', { field: 'way' });
  if (!read.success) return unprocessable('too_long', { field: 'where', params: { most: 200 } });
  if (way === 'online' && !/^https:\/\/\S+$/.test(read.data)) return unprocessable('consult_offer.link', { field: 'where' });
  const [date, length] = [said.day, Number(said.length)];
  return work(async (unit): Promise<Result<{ count: number }>> => {
    await portal.users.takeTurn(user.id, unit);
    const others = await consults.slotsOn(user.id, date, unit);
    const why = whyNotOffer({ ...{ date, today, length, way, others }, hours: { from, to }, where: read.data });
    if (why) return unprocessable(`consult_offer.${why}`, { field: FIELDS[why] });
    const slots = slotsIn({ from, to }, length).map((slot) => ({
      ...{ ...slot, date, way, where: read.data, expertId: user.id, expertName: user.name ?? '' },
      startsAt: toInstant({ date, minute: slot.from }, city.timeZone),
    }));
    await consults.addSlots(slots, unit);
    return { ok: true, count: slots.length };
  }, lineOf(user));
}

const FIELDS = { day: 'day', hours: 'to', length: 'length', none: 'to', too_many: 'to', place: 'where', busy: 'from' } as const;

/** The expert cannot: a slot that nobody has goes; the family of one that is taken hears it, and why. */
export async function withdrawSlot(
  portal: Pick<Portal, 'consults' | 'now' | 'work'> & TellConsultNeeds,
  { user, id, reason }: { user: StaffUser; id: string; reason: string },
): Promise<Result<object>> {
  const { consults, now, work } = portal;
  const done = await work(async (unit): Promise<Result<{ key?: string }>> => {
    const slot = await consults.findSlot(id, unit);
    if (!slot || slot.expertId !== user.id || !isExpert(user)) return notFound('expert_talk.none');
    if (slot.state === 'withdrawn' || slot.startsAt <= now()) return conflict('expert_talk.over');
    const [consult] = (await consults.ofSlots([id], unit)).filter(({ state }) => state === 'booked');
    const read = prose(300, 1).safeParse(reason);
    if (consult && !read.success) return unprocessable('home_visit.reason', { field: 'reason' });
    await consults.setSlot(slot, 'withdrawn', unit);
    if (!consult) return { ok: true };
    await consults.change(consult, { state: 'cancelled', reason: read.data }, unit);
    const next = { ...consult, changes: consult.changes + 1 };
    return { ok: true, key: await writeOfConsult(portal, { consult: next, news: 'withdrawn' }, unit) };
  });
  if (done.ok && done.key) await sendOfConsult(portal, done.key);
  return done.ok ? { ok: true } : done;
}

/** A slot of an expert's day, with the family that has it as far as the expert needs it. */
export interface DaySlot {
  slot: ConsultSlot;
  consult?: Consult;
  called?: string;
  phone?: string;
  months?: number;
}

/** An expert's own day. That families were looked at is written down. */
export async function dayOfConsults(
  portal: Pick<Portal, 'audit' | 'children' | 'consults' | 'guardians'>,
  { user, day }: { user: StaffUser; day: CivilDate },
): Promise<DaySlot[]> {
  if (!isExpert(user)) return [];
  const slots = await portal.consults.slotsOn(user.id, day);
  const booked = (await portal.consults.ofSlots(slots.map(({ id }) => id))).filter(({ state }) => state === 'booked');
  const ids = booked.map(({ id }) => id);
  if (ids.length > 0) await portal.audit.write({ actor: user.id, action: 'read', subject: 'consults', detail: { ids } });
  const seen: DaySlot[] = [];
  for (const slot of slots) {
    const consult = booked.find(({ slotId }) => slotId === slot.id);
    const guardian = consult?.guardianId ? await portal.guardians.find(consult.guardianId) : undefined;
    const child = consult?.childId ? await portal.children.find(consult.childId) : undefined;
    const who = guardian && { called: guardianCalled(guardian), phone: guardian.contact };
    seen.push({ slot, consult, ...who, months: child && ageInMonths(child.birthDate, slot.date) });
  }
  return seen;
}
