import { type TellNeeds, tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { formatMoney, joinSentences } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { earnestPaid } from '#domain/booking/earnest-paid.ts';
import { reminderKind, reminderOf, renewalNoticeAt } from '#domain/booking/reminder.ts';
import type { Renewal } from '#domain/booking/renewal.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type NetLetters, netInLetter } from './net-letter.ts';
import type { Quoting } from './quote-care.ts';
import { quoteNext, renewalFor } from './renew.ts';

type Reminding = TellNeeds & NetLetters & Quoting & Pick<Portal, 'work'>;

/** Of what earnest money was paid for, that the rest can be paid is known; that its day comes near is told in words of its own. */
function kindOf(booking: BookingRecord, now: Instant) {
  const kind = reminderKind(booking, now);
  if (!earnestPaid(booking.actions) || (kind !== 'next_open' && kind !== 'next_ending')) return kind;
  return kind === 'next_ending' ? 'rest_ending' : undefined;
}

/**
 * Reminds a family of the end of its hold, or on the eve of its first day, once: what has been cancelled meanwhile says
 * nothing, what was moved says it for the new day. Throws where the message can go out later.
 */
export async function remindFamily(portal: Reminding, id: string): Promise<'reminded' | 'nothing_due'> {
  const { bookings, now, work } = portal;
  const booking = await bookings.get(id);
  const { remindAt } = booking;
  if (!remindAt || remindAt > now()) return 'nothing_due';
  const kind = kindOf(booking, now());
  // What was booked together and is due at the same moment is told by the first of it.
  const alike = (await bookings.together(booking)).filter((one) => one.remindAt === remindAt && kindOf(one, now()) === kind);
  if (kind && alike[0]?.id !== id) return 'nothing_due';
  // Who has booked what comes next is told nothing.
  const renewal = kind === 'renewal' ? await renewalFor(portal, booking) : undefined;
  if (kind && (kind !== 'renewal' || renewal)) {
    const net = renewal && (await costOfNext(portal, booking, renewal));
    const sent = await tellFamily(portal, booking, kind, { about: remindAt, net });
    if (!sent.ok && isForNow(sent.code)) throw new Error(`a reminder could not be sent: ${sent.code}`);
  }
  await work(async (unit) => {
    // A move may have set another one.
    for (const one of [id, ...alike.map((other) => other.id)]) {
      const seen = await bookings.get(one, unit);
      if (seen.remindAt !== remindAt) continue;
      const notice = renewalNoticeAt(seen, { now: now(), days: portal.city.renewalNoticeDays });
      const next = reminderOf(seen, now(), portal.city.timeZone) ?? notice;
      await bookings.set(one, { remindAt: next ?? null }, unit);
    }
  });
  return kind ? 'reminded' : 'nothing_due';
}

/** What it costs to go on for as long as that can be booked now, before and after what the family gets; nothing where it cannot be. */
async function costOfNext(portal: Reminding, booking: BookingRecord, renewal: Renewal): Promise<InEveryLanguage | undefined> {
  const quote = await quoteNext(portal, booking, renewal);
  if (!quote) return undefined;
  const { lines, total, request } = quote;
  const count = 'months' in request ? request.months : 1;
  const net = await netInLetter(portal, { childId: booking.childId, from: renewal.from, lines });
  return inEveryLanguage((lang) => {
    const amount = formatMoney(total, { currency: portal.city.currency, lang });
    return joinSentences([createTranslator(lang)('renewal.costs', { count, amount }), net[lang]].filter(Boolean), lang);
  });
}
