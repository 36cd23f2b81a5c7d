import type { z } from 'zod';
import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { nextExtra } from '#cms/payments/pay-extra.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { reportedDays, whyNotReported } from '#domain/booking/absence.ts';
import { centreEndOf, changesOf, endingOf as endsAs } from '#domain/booking/booking-state.ts';
import { earnestPaid } from '#domain/booking/earnest-paid.ts';
import { extrasOf } from '#domain/booking/extras.ts';
import { givenOf } from '#domain/booking/given-day.ts';
import { notAccepted } from '#domain/booking/reply.ts';
import { lastStep } from '#domain/booking/status-table.ts';
import { clausesRead } from '#domain/contract/contract.ts';
import { earnestIn } from '#domain/contract/earnest.ts';
import { sum } from '#domain/money/money.ts';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import type { bookingAnswer, payAnswer } from '../answers.ts';
import { lineAnswer, occasionAnswer } from './care-answer.ts';

type Answer = z.infer<typeof bookingAnswer>;

export function toBookingAnswer({ environment, city }: Portal, details: BookingDetails): Answer {
  const { booking, facility, contract, payments, refunds, receipts, stay, together, toSign, asOf } = details;
  const refused = notAccepted(booking.actions);
  const given = givenOf(booking.actions);
  const holding = booking.status === 'held' || booking.status === 'signed';
  return {
    id: booking.id,
    number: booking.number,
    status: booking.status,
    step: lastStep(booking.actions),
    facility: facility.slug,
    form: booking.form,
    occasions: booking.occasions.map(occasionAnswer),
    lines: booking.lines.map(lineAnswer),
    total: booking.total,
    order: booking.order
      ? {
          id: booking.order,
          bookings: together.map((one) => one.booking.id),
          total: sum(together.map((one) => one.booking.total)),
        }
      : null,
    hadSameService: booking.hadSameService,
    currency: city.currency,
    holdUntil: holding ? (booking.holdUntil ?? null) : null,
    pays: booking.paysFrom && booking.paysTo ? { from: booking.paysFrom, to: booking.paysTo } : null,
    earnest: earnestOf(booking),
    asksBy: holding ? (booking.asksBy ?? null) : null,
    replyBy: booking.status === 'requested' ? (booking.holdUntil ?? null) : null,
    notAccepted: refused ? { how: refused.how, reason: refused.how === 'declined' ? refused.reason : null } : null,
    replaces: changesOf(booking.actions) ?? null,
    given: given ? { of: given.of, reason: given.reason } : null,
    added: booking.actions.flatMap((action) => (action.type === 'give_days' ? action.stays : [])),
    ending: endingOf(details),
    may: openCalls(city, details),
    signing: toSign
      ? {
          how: toSign.snapshot.annex ? 'one_tap' : 'typed_name',
          why: toSign.apart?.why ?? null,
          terms: clausesRead(toSign.snapshot),
        }
      : null,
    contract: contract
      ? {
          id: contract.id,
          number: contract.number,
          version: contract.snapshot.version,
          sha256: contract.sha256,
          pdf: `${environment.origin}/contracts/${contract.id}.pdf`,
        }
      : null,
    payments: payments.map((payment) => {
      const { reference, status, amount, url } = toPayAnswer({ environment }, payment);
      return { reference, status, amount, url };
    }),
    refunds: refunds.map(({ amount, currency, covered, status, cause }) => ({ amount, currency, covered, status, cause })),
    receipts: receipts.map(({ number, kind, amount, issuedAt, payee = null }) => ({ number, kind, amount, issuedAt, payee })),
    absences: reportedDays(booking).map(({ date, offered, taken, credited }) => ({
      date,
      offered,
      takenMinutes: taken * SLOT_MINUTES,
      credited,
    })),
    stay: stay
      ? {
          longer: stay.longer.map(({ to, amount }) => ({ until: formatTime(to), amount })),
          why: stay.why ? (stay.why.reason === 'no_place' ? stay.why.why.reason : stay.why.reason) : null,
          shorter: stay.shorter.map(formatTime),
          pending: stay.pending
            ? { until: formatTime(stay.pending.to), amount: stay.pending.amount, heldUntil: stay.pending.until }
            : null,
        }
      : null,
    extras: extrasOf(booking.actions).map(({ kind, date, amount, state }) => ({ kind, date, amount, state })),
    asOf,
  };
}

/** What its contract asks for first, and what became of it. */
function earnestOf({ actions, lines, terms }: BookingDetails['booking']): Answer['earnest'] {
  const asked = earnestIn({ lines, terms });
  const paid = earnestPaid(actions);
  return asked ? { ...asked, paid: paid !== undefined, backUntil: paid?.backUntil ?? null } : null;
}

/** With which day care ends early, and by whose doing: the centre's notice is its own, whatever was signed before. */
function endingOf({ booking, contract }: BookingDetails): Answer['ending'] {
  const centre = centreEndOf(booking.actions);
  if (centre?.because) {
    const { lastDay, least = 0, most = 0 } = centre;
    return { lastDay, least, most, by: 'centre', ground: centre.because.ground };
  }
  const ending = endsAs(contract?.snapshot.ending, booking.actions);
  return ending ? { lastDay: ending.lastDay, least: ending.least, most: ending.most, by: 'family', ground: null } : null;
}

/** Only an open checkout has an address to go to; the pretend provider's is on this site. */
export function toPayAnswer({ environment }: Pick<Portal, 'environment'>, payment: Payment): z.infer<typeof payAnswer> {
  const { reference, status, amount, checkoutTotal: total, currency, url } = payment;
  const open = status === 'open' || status === 'declined';
  return { reference, status, amount, total, currency, url: open && url ? new URL(url, environment.origin).href : null };
}

/** What a family may do, by the names of the calls. Giving a held place up is a cancellation too. */
function openCalls(
  { timeZone }: Portal['city'],
  { may, barredFromEnding, barredFromMoving, booking, stay, asOf }: BookingDetails,
): Answer['may'] {
  const canBeAway = booking.occasions.some(({ date }) => !whyNotReported(booking, date, { now: asOf, timeZone }));
  return [
    ...(may.includes('sign') ? (['sign'] as const) : []),
    ...(may.includes('pay') || nextExtra(booking.actions, asOf) ? (['pay'] as const) : []),
    ...(may.includes('extend') ? (['extend'] as const) : []),
    ...(may.includes('cancel') || may.includes('release') ? (['cancel'] as const) : []),
    ...(barredFromMoving === undefined ? (['reschedule'] as const) : []),
    ...(barredFromEnding === undefined ? (['endEarly'] as const) : []),
    ...(stay && stay.longer.length > 0 ? (['longer'] as const) : []),
    ...(stay && stay.shorter.length > 0 ? (['shorter'] as const) : []),
    ...(canBeAway ? (['absence'] as const) : []),
  ];
}
