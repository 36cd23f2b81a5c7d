import { draftToSign, type ToSign } from '#cms/contracts/draft-to-sign.ts';
import { type RefundPreview, refundPreview } from '#cms/contracts/refund-preview.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Problem } from '#cms/core/problem.ts';
import { type OwedOfBooking, owedOf, owedOfBooking } from '#cms/payments/owed.ts';
import { keptOut } from '#cms/places/infections/kept-out.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import type { Child, Facility, Payment } from '#cms/records/payload-types.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { availableActions, type BookingAction } from '#domain/booking/booking-state.ts';
import type { KeptOut } from '#domain/booking/infection.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { LeavingReason } from '#domain/contract/refund-rules.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { StillOwed } from '#domain/money/outside-return.ts';
import { type OrderRefund, previewOrder } from './cancel-order.ts';
import { whyNotEndedEarly } from './quote-end.ts';
import { whyNotMovable } from './quote-move.ts';
import { type StayChoices, stayChoices } from './stay/stay-choices.ts';

export type Detailing = Pick<
  Portal,
  | 'bookings'
  | 'facilities'
  | 'classes'
  | 'children'
  | 'guardians'
  | 'infections'
  | 'payments'
  | 'refunds'
  | 'receipts'
  | 'contracts'
  | 'city'
  | 'now'
  | 'outsideReturns'
  | 'sheets'
  | 'special'
  | 'supplies'
  | 'terms'
>;

/** One booking of several that were made together. */
export interface TogetherPart {
  booking: BookingRecord;
  child: Child | undefined;
  className: InEveryLanguage;
}

/** Everything a family sees of one booking. */
export interface BookingDetails {
  booking: BookingRecord;
  facility: Facility;
  className: InEveryLanguage;
  child: Child | undefined;
  guardianName: string;
  /** Of a place that is held: what signing it leads to. */
  toSign?: ToSign;
  contract?: ContractRecord;
  payments: Payment[];
  /** What went back or is to, and how much of each is still to come. */
  refunds: (RefundRecord & { owed: StillOwed })[];
  receipts: ReceiptRecord[];
  preview?: RefundPreview;
  /** What was booked together with it, and itself, in the order they were made; nothing where it was booked alone. */
  together: TogetherPart[];
  /** What cancelling all of that now gives back. */
  orderRefund?: OrderRefund;
  /** How the hours of today's stay could be changed. */
  stay?: StayChoices;
  /** Its centre keeps the child at home today. */
  keptOut?: KeptOut;
  /** Of a cancelled booking: how far the family has what comes back. */
  owed?: OwedOfBooking;
  may: BookingAction['type'][];
  /** Why it cannot be moved to another time; `undefined` when it can. */
  barredFromMoving?: Problem;
  /** Why it cannot be ended with a day to come; `undefined` when it can. */
  barredFromEnding?: Problem;
  asOf: string;
}

/** What signing leads to, by booking, while several are looked at in one go: each hangs on all that were booked together. */
export type Drafts = Map<string, Promise<ToSign>>;

/** What a booking is looked at with: drafts that were drawn already, and why its family would leave. */
export interface Looked {
  drafts?: Drafts;
  why?: LeavingReason;
}

export async function bookingDetails(
  portal: Detailing,
  id: string,
  guardianId: string | undefined,
  { drafts = new Map(), why }: Looked = {},
): Promise<BookingDetails | undefined> {
  const booking = await portal.bookings.find(id, guardianId);
  if (!booking) return undefined;
  const { facilities, classes, children, guardians, payments, refunds, receipts } = portal;
  const asOf = portal.now();
  const [facility, className, child, guardian, attempts, backs, issued] = await Promise.all([
    facilities.get(booking.facilityId),
    classes.nameOf(booking.classId),
    children.find(booking.childId),
    guardians.get(booking.guardianId),
    payments.listOf(booking.id),
    refunds.listOf(booking.id),
    receipts.listOf(booking.id),
  ]);
  const open = availableActions(booking.status, { ...booking, now: asOf, monthly: isMonthly(booking.request) }).filter(
    (action) => action !== 'extend' || portal.city.holdExtensionMinutes > 0,
  );
  // Who is linked with whoever booked sees, pays and cancels, and does not sign.
  const may = booking.guardianId === guardianId ? open : open.filter((action) => action !== 'sign');
  return {
    booking,
    facility,
    className,
    child,
    guardianName: guardian.name ?? '',
    toSign: booking.status === 'held' ? await toBeRead(portal, booking, drafts) : undefined,
    contract: booking.contractId ? await portal.contracts.get(booking.contractId) : undefined,
    payments: attempts,
    refunds: await Promise.all(backs.map(async (refund) => ({ ...refund, owed: await owedOf(portal, refund) }))),
    receipts: issued,
    together: await togetherWith(portal, booking),
    orderRefund: await previewOrder(portal, booking, why),
    stay: await stayChoices(portal, booking),
    keptOut: booking.status === 'confirmed' ? await keptOutToday(portal, booking) : undefined,
    preview: may.includes('cancel') ? await refundPreview(portal, booking, { why }) : undefined,
    owed: await owedOfBooking(portal, booking),
    may,
    barredFromMoving: await whyNotMovable(portal, booking, guardianId ?? ''),
    barredFromEnding: await whyNotEndedEarly(portal, booking, guardianId ?? ''),
    asOf,
  };
}

const keptOutToday = (portal: Pick<Portal, 'city' | 'infections' | 'now'>, { childId, facilityId }: BookingRecord) =>
  keptOut(portal, { names: [childId], facilityId, date: todayOf(portal) });

/** What is to be read before it is signed: of several in one act one that is no annex, if there is one. */
async function toBeRead(portal: Detailing, booking: BookingRecord, drafts: Drafts): Promise<ToSign> {
  const draftOf = (one: BookingRecord) => {
    const draft = drafts.get(one.id) ?? draftToSign(portal, one);
    drafts.set(one.id, draft);
    return draft;
  };
  const own = await draftOf(booking);
  if (!own.snapshot.annex || !booking.order) return own;
  for (const one of await portal.bookings.together(booking)) {
    const other = one.status === 'held' && one.id !== booking.id ? await draftOf(one) : own;
    if (!other.snapshot.annex) return other;
  }
  return own;
}

async function togetherWith(
  { bookings, children, classes }: Pick<Portal, 'bookings' | 'children' | 'classes'>,
  { id, order }: BookingRecord,
): Promise<TogetherPart[]> {
  if (!order) return [];
  const parts: TogetherPart[] = [];
  for (const booking of await bookings.together({ id, order })) {
    const [child, className] = await Promise.all([children.find(booking.childId), classes.nameOf(booking.classId)]);
    parts.push({ booking, child, className });
  }
  return parts;
}
