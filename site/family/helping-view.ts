import { guardianCalled } from '#cms/accounts/contact.ts';
import { mandateOf, type SeenStay, staysSeen } from '#cms/booking/delegate/act-for-family.ts';
import { frameworksFor, stillSpent } from '#cms/booking/delegate/book-for-family.ts';
import type { MandateRecord } from '#cms/records/mandates.ts';
import { words } from '#cms/records/words.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatClock, formatDate, formatTimeRange } from '#cms/words/format.ts';
import { attendanceOn, type BookingAction } from '#domain/booking/booking-state.ts';
import { isAgreedByGuardian, mandateState, monthOf, spentIn } from '#domain/booking/mandate.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';
import { moneyOf } from './mandates-view.ts';

/** A stay as who helps sees it: when it is where, and what it waits for. */
export interface HelpedStay {
  id: string;
  child: string;
  when: string;
  centre: string;
  /** Of today: whether the child has come, and has been collected. */
  day?: string;
  standing: string;
  /** Booked by who helps, and still to be paid: what it costs. */
  pay?: string;
  mayGiveUp: boolean;
  /** Days for which a code to collect it can be had. */
  collect: { date: string; day: string }[];
}

/** A family that somebody helps. */
export interface HelpedFamily {
  mandate: MandateRecord;
  name: string;
  stays: HelpedStay[];
  /** Where and for whom can be booked; nothing where it may not. */
  places?: { value: string; text: string }[];
  limits: string;
}

/** Days ahead of which a stay's codes are offered. */
const CODES_AHEAD = 2;

export async function helpedFamilies(context: PageContext, delegateId: string): Promise<HelpedFamily[]> {
  const { portal, today } = context;
  const now = { now: portal.now(), today };
  const open = (await portal.mandates.taken(delegateId)).filter((one) => mandateState(one, now) === 'open');
  return Promise.all(open.map((mandate) => familyOf(context, mandate)));
}

async function familyOf(context: PageContext, mandate: MandateRecord): Promise<HelpedFamily> {
  const { portal, t, lang, today } = context;
  const { books, guardianId, perMonth, perStay } = mandate;
  const children = new Map((await portal.children.listOf(guardianId)).map(({ id, name }) => [id, name]));
  const stays = (await staysSeen(portal, mandate)).filter(
    ({ booking }) => booking.to >= today && isShown(booking, context, mandate),
  );
  const money = moneyOf(context);
  const spent = await stillSpent(portal, mandate.spent, today);
  const left = Math.max(0, perMonth - spentIn(spent, monthOf(today)));
  const places = [];
  for (const childId of books ? mandate.childIds : [])
    for (const { id, snapshot } of children.has(childId) ? await frameworksFor(portal, { guardianId, childId }) : [])
      places.push({
        value: `${childId}:${id}`,
        text: [snapshot.facility.name[lang], t(`care.${snapshot.service.form}`), snapshot.child.name].join(' · '),
      });
  return {
    mandate,
    name: guardianCalled(await portal.guardians.get(guardianId)),
    stays: await Promise.all(stays.map((seen) => stayOf(context, { mandate, seen, child: children.get(seen.childId) ?? '' }))),
    ...(books ? { places } : {}),
    limits: perStay > 0 ? t('mandate.limits', { perStay: money(perStay), left: money(left) }) : t('mandate.limitsNone'),
  };
}

/** What is agreed and paid for; what is still held only where it was asked for under this mandate. */
function isShown(booking: SeenStay['booking'], { portal }: PageContext, { id }: MandateRecord): boolean {
  const { holdUntil = '', status } = booking;
  return status === 'confirmed' || status === 'completed' || (mandateOf(booking)?.id === id && holdUntil > portal.now());
}

async function stayOf(
  context: PageContext,
  { mandate, seen: { booking }, child }: { mandate: MandateRecord; seen: SeenStay; child: string },
): Promise<HelpedStay> {
  const { portal, t, lang, today } = context;
  const { actions, holdUntil = '', id, occasions, status, total } = booking;
  const next = occasions.find(({ date }) => date >= today) ?? occasions.at(-1);
  const isOwn = mandateOf(booking)?.id === mandate.id;
  const until = holdUntil ? instantWords(context, holdUntil) : '';
  const isWaiting = status === 'requested' || status === 'held' || status === 'signed';
  const standing = { requested: 'mandate.waitsCentre', held: 'mandate.waitsGuardian', signed: 'mandate.waitsPay' } as const;
  const ahead = occasions.filter(({ date }) => date >= today).slice(0, CODES_AHEAD);
  const day = (date: string) => formatDate(date, { lang, weekday: true });
  return {
    id,
    child,
    when: next ? `${day(next.date)} ${formatTimeRange(next.from, next.to)}` : '',
    centre: words((await portal.facilities.get(booking.facilityId)).name)[lang],
    ...(status === 'confirmed' && next?.date === today ? { day: dayWords(context, actions) } : {}),
    standing: isWaiting ? t(standing[status], { until }) : t('mandate.paid'),
    ...(isOwn && status === 'signed' ? { pay: moneyOf(context)(total) } : {}),
    mayGiveUp: isOwn && (status === 'held' || status === 'signed') && !isAgreedByGuardian(actions),
    collect:
      mandate.collects && status === 'confirmed'
        ? ahead.filter(({ date }) => date <= mandate.until).map(({ date }) => ({ date, day: day(date) }))
        : [],
  };
}

function dayWords({ t, today, timeZone }: PageContext, actions: readonly BookingAction[]): string {
  const { here, left, absent } = attendanceOn(actions, today);
  const at = (type: 'check_in' | 'check_out') =>
    formatClock(toLocal(actions.findLast((one) => one.type === type && one.date === today)?.at ?? '', timeZone).minute);
  if (left) return t('mandate.left', { time: at('check_out') });
  if (here) return t('mandate.came', { time: at('check_in') });
  return t(absent ? 'mandate.away' : 'mandate.notYet');
}
