import { badRequest, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import { oneLine } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { TapRecord } from '#cms/records/door-taps.ts';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import type { DelegateCode } from '#domain/booking/delegate-code.ts';
import { type DoorTap, GIVEN_TWICE, standsAs, type TapState, whyNotThen } from '#domain/booking/door-tap.ts';
import { type Collected, judgeByOwnList, judgeHandover } from '#domain/booking/handover.ts';
import { type HealthCheck, readCheck } from '#domain/booking/health-check.ts';
import { enrolledIdOf } from '#domain/places/enrolled.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { delegateByCode } from '../delegates/delegate-by-code.ts';
import { ofDelegate } from '../delegates/give-to.ts';
import { markAttendance } from '../mark-attendance.ts';
import { tooEarly } from '../too-early.ts';

export type Noting = Parameters<typeof markAttendance>[0] & Pick<Portal, 'doorTaps'>;

/** What has become of a tap; a refused one is not kept here, and stays on the phone with its reason. */
export type TapAnswer = { id: string } & ({ state: TapState } | { refused: Problem });

interface From {
  facilityId: string;
  staffId: string;
}

/**
 * Notes what was tapped at a door while the network was away, in the order in which it was tapped, each with its own time
 * and each once, however often it is sent. What does not fit with what others have noted meanwhile is kept beside it and
 * asked of the head: nothing is merged in silence, and nothing is lost. One that fails has no answer, nor have those of the
 * same stay after it: the phone sends them again, and no other child waits for that.
 *
 * @throws where none could be answered
 */
export async function noteTaps(portal: Noting, { taps, ...from }: From & { taps: readonly DoorTap[] }): Promise<TapAnswer[]> {
  const answers: TapAnswer[] = [];
  const failed = new Map<string, unknown>();
  for (const tap of taps) {
    if (failed.has(tap.booking)) continue;
    try {
      const noted = await noteTap(portal, tap, from);
      answers.push(noted.ok ? { id: tap.id, state: noted.state } : { id: tap.id, refused: noted });
    } catch (error) {
      failed.set(tap.booking, error);
      portal.log.error({ err: error, tap: tap.id }, 'a tap could not be noted, and waits on its phone');
    }
  }
  if (answers.length === 0 && failed.size > 0) throw [...failed.values()][0];
  return answers;
}

async function noteTap(portal: Noting, tap: DoorTap, { facilityId, staffId }: From): Promise<Result<{ state: TapState }>> {
  const { timeZone } = portal.city;
  const kept = await portal.doorTaps.findTap(facilityId, tap.id);
  if (kept && kept.state !== 'arrived') return { ok: true, state: kept.state };
  const why = kept ? undefined : whyNotThen(tap, { now: portal.now(), timeZone });
  if (why) return badRequest(why, { field: 'at' });
  const check = tap.check && readCheck(tap.check, portal.city.feverFrom);
  if (typeof check === 'string') return badRequest(check, { field: 'temperature' });
  if (!(await actionsOf(portal, tap.booking, facilityId))) return notFound('booking_not_found');
  const { date } = toLocal(tap.at, timeZone);
  const own = kept ?? (await keep(portal, tap, { facilityId, staffId, date, check }));
  const asked = await markTap(portal, tap, own);
  const state = asked ? 'question' : 'noted';
  // What was seen of the child stands in its day by now, or is asked about with the tap.
  await portal.work(async (unit): Promise<Result<object>> => {
    await portal.doorTaps.set(own.id, { state, ...(asked ? { ...asked, check: own.check } : {}) }, unit);
    return { ok: true };
  });
  return { ok: true, state };
}

/** Two that send the same tap at once keep it once: the second finds the first's. */
async function keep(
  portal: Noting,
  { id: tap, booking, what, at, handover }: DoorTap,
  { facilityId, staffId: by, date, check }: From & { date: string; check?: HealthCheck },
): Promise<TapRecord> {
  const name = handover && oneLine(handover.name);
  const checked = !handover ? undefined : handover.code?.trim() ? 'code' : 'document';
  const added = await portal.work(async (unit): Promise<Result<{ row: TapRecord }>> => {
    await portal.facilities.takeTurn(facilityId, unit);
    const known = await portal.doorTaps.findTap(facilityId, tap, unit);
    const row = { tap, facilityId, booking, date, what, at, by, name, checked, check, state: 'arrived' } as const;
    return { ok: true, row: known ?? (await portal.doorTaps.add(row, unit)) };
  });
  if (!added.ok) throw new Error(added.code);
  return added.row;
}

/** Why a head is asked about a tap: the code of it, and what fills its sentence. */
type Asked = Pick<TapRecord, 'problem' | 'params'>;

/** Notes it as the board would have, with its time. Gives why the head is to be asked; nothing where all is well. */
async function markTap(
  portal: Noting,
  { booking: bookingId, what, at, handover }: DoorTap,
  { facilityId, date, by: staffId, check }: TapRecord,
): Promise<Asked | undefined> {
  const mark = { what, date, at, by: staffId };
  const stands = async () => standsAs((await actionsOf(portal, bookingId, facilityId)) ?? [], mark);
  const before = await stands();
  if (before === 'own') return undefined;
  // The child was given away by somebody else: which of them is right, a person says, where both were right to ask.
  if (before === 'another' && what === 'check_out') {
    const early = tooEarly(what, (await actionsOf(portal, bookingId, facilityId)) ?? [], { date, at, city: portal.city });
    return early ? askedBy(portal, early) : ((await whyNotTo(portal, bookingId, { date, handover })) ?? { problem: GIVEN_TWICE });
  }
  const noted = await markAttendance(portal, { bookingId, facilityId, date, what, staffId, handover, check, at });
  if (!noted.ok) return askedBy(portal, noted);
  return what === 'check_out' && (await stands()) === 'another' ? { problem: GIVEN_TWICE } : undefined;
}

/** Minutes to wait are told as the time at which they are over: a head reads it later. */
function askedBy({ now, city }: Pick<Portal, 'city' | 'now'>, { code: problem, params }: Problem): Asked {
  const minutes = params?.minutes;
  const time = minutes && formatTime(toLocal(plusMinutes(now(), Number(minutes)), city.timeZone).minute);
  return params ? { problem, params: { ...params, ...(time ? { time } : {}) } } : { problem };
}

/** Why nobody would have given the child away so, whatever others did meanwhile. */
async function whyNotTo(
  portal: Noting,
  bookingId: string,
  { date, handover = { name: '' } }: Pick<TapRecord, 'date'> & Pick<DoorTap, 'handover'>,
): Promise<Asked | undefined> {
  const said = { ...handover, name: oneLine(handover.name) };
  if (enrolledIdOf(bookingId) !== undefined) return refusalIn(judgeByOwnList(said));
  const { childId, facilityId, pickupCode, pickups } = await portal.bookings.get(bookingId);
  const child = await portal.children.find(childId);
  const made = await delegateByCode(portal, { facilityId, code: said.code ?? '', date, bookingId });
  // That the code is used by now is just what is asked about.
  const delegate = made && { ...made, usedAt: undefined };
  const known = { pickups: child ? pickupsOf(child) : pickups, pickupCode, delegate, date, today: date };
  return refusalIn(judgeHandover(said, known), delegate);
}

const refusalIn = (judged: Collected | string, delegate?: DelegateCode): Asked | undefined =>
  typeof judged === 'string' ? { problem: judged, params: ofDelegate(delegate) } : undefined;

/** What has happened to a stay of a centre, a booked or an enrolled child's; nothing where it is none of its own. */
export async function actionsOf(
  { bookings, enrolled }: Pick<Portal, 'bookings' | 'enrolled'>,
  bookingId: string,
  facilityId: string,
): Promise<readonly BookingAction[] | undefined> {
  const enrolledId = enrolledIdOf(bookingId);
  const found = enrolledId === undefined ? (await bookings.findAll([bookingId]))[0] : await enrolled.find(enrolledId);
  return found?.facilityId === facilityId ? found.actions : undefined;
}
