import { z } from 'zod';
import { type BookingAction, type BookingStatus, daysPaidFor } from '#domain/booking/booking-state.ts';
import type { CareForm, CareRequest, Occasion } from '#domain/care/care.ts';
import type { Consent, PickupPerson } from '#domain/contract/contract.ts';
import type { RefundTerms } from '#domain/contract/refund-rules.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import type { Party } from '#domain/places/public-part.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Booking } from './payload-types.ts';
import { bookingAction, consent, pickupPerson } from './shapes/booking.ts';
import { careRequest, occasion } from './shapes/care.ts';
import { priceLine } from './shapes/money.ts';
import { refundTerms } from './shapes/rule.ts';
import { idOf } from './supply.ts';

/** A booking as verbs see it. */
export interface BookingRecord {
  id: string;
  number: string;
  /** What it was booked together with: one payment covers all of an order. */
  order?: string;
  facilityId: string;
  classId: string;
  guardianId: string;
  childId: string;
  form: CareForm;
  status: BookingStatus;
  from: string;
  to: string;
  startsAt: string;
  endsAt: string;
  holdUntil?: string;
  /** Until when its centre was to answer it: of what was asked for, whatever came of it. */
  replyBy?: string;
  /** Until when it is paid at the centre: of what its family chose to pay there. */
  paysBy?: string;
  /** Of what a delegate asked its guardian for: until when that says yes. */
  asksBy?: string;
  /** The first and the last day on which it is paid for: of what follows prepaid care, and is signed ahead. */
  paysFrom?: CivilDate;
  paysTo?: CivilDate;
  /** When the next of its days will have been given; of use only while it is confirmed. */
  nextDeliveryAt?: string;
  /** When the next service month that is over is settled: what was not eaten, or not given, comes back; `null` takes it away. */
  nextSettlementAt?: string | null;
  /** When the family is to be reminded of what comes next; `null` takes it away. */
  remindAt?: string | null;
  /** The days off that its family has been told of. */
  shutTold?: string | null;
  /** Of which stop of its centre the family has been told. */
  stopTold?: string | null;
  /** When its centre's people were told that it waits for their answer. */
  askTold?: string | null;
  /** Of which day, on which its child grows out of its class or turns three, the family has been told. */
  growTold?: string | null;
  /** Until when the centre can say who came, while a refund waits for it; `null` takes it away. */
  answerBy?: string | null;
  total: number;
  request: CareRequest;
  occasions: Occasion[];
  /** The days that were paid for, where its family has ended it before some of them. */
  paidFor?: Occasion[];
  lines: PriceLine[];
  terms: RefundTerms;
  hadSameService: boolean;
  pickups: PickupPerson[];
  consents: Consent[];
  actions: BookingAction[];
  contractId?: string;
  bookedBy?: string;
  /** At an employer's centre: of whose part of the places it takes one. */
  party?: Party;
  pickupCode?: string;
  revision: number;
}

/** The columns of JSON, each by its shape. */
export const BOOKING_SHAPES = {
  request: careRequest,
  occasions: z.array(occasion),
  lines: z.array(priceLine),
  terms: refundTerms,
  pickups: z.array(pickupPerson),
  consents: z.array(consent),
  actions: z.array(bookingAction),
};

export function toBooking(doc: Booking): BookingRecord {
  const actions = BOOKING_SHAPES.actions.parse(doc.actions ?? []);
  const paidFor = daysPaidFor(actions);
  return {
    id: doc.id,
    number: doc.number,
    order: doc.order ?? undefined,
    facilityId: idOf(doc.facility),
    classId: idOf(doc.class),
    guardianId: idOf(doc.guardian),
    childId: idOf(doc.child),
    form: doc.form,
    status: doc.status,
    from: doc.from,
    to: doc.to,
    startsAt: doc.startsAt,
    endsAt: doc.endsAt,
    holdUntil: doc.holdUntil ?? undefined,
    replyBy: doc.replyBy ?? undefined,
    paysBy: doc.paysBy ?? undefined,
    asksBy: doc.asksBy ?? undefined,
    paysFrom: doc.paysFrom ?? undefined,
    paysTo: doc.paysTo ?? undefined,
    nextDeliveryAt: doc.nextDeliveryAt ?? undefined,
    nextSettlementAt: doc.nextSettlementAt ?? undefined,
    remindAt: doc.remindAt ?? undefined,
    shutTold: doc.shutTold ?? undefined,
    stopTold: doc.stopTold ?? undefined,
    askTold: doc.askTold ?? undefined,
    growTold: doc.growTold ?? undefined,
    answerBy: doc.answerBy ?? undefined,
    total: doc.total,
    request: BOOKING_SHAPES.request.parse(doc.request),
    occasions: BOOKING_SHAPES.occasions.parse(doc.occasions),
    lines: BOOKING_SHAPES.lines.parse(doc.lines),
    terms: BOOKING_SHAPES.terms.parse(doc.terms),
    hadSameService: doc.hadSameService ?? false,
    pickups: BOOKING_SHAPES.pickups.parse(doc.pickups ?? []),
    consents: BOOKING_SHAPES.consents.parse(doc.consents ?? []),
    actions,
    ...(paidFor ? { paidFor } : {}),
    contractId: idOf(doc.contract) || undefined,
    bookedBy: idOf(doc.bookedBy) || undefined,
    party: doc.party ?? undefined,
    pickupCode: doc.pickupCode ?? undefined,
    revision: doc.revision ?? 0,
  };
}
