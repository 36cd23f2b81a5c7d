import type { BookingAction, BookingStatus } from '#domain/booking/booking-state.ts';
import type { CareForm, CareRequest, Occasion } from '#domain/care/care.ts';
import type { Consent, PickupPerson } from '#domain/contract/contract.ts';
import type { RefundTerms } from '#domain/contract/refund-rules.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import type { Booking } from './payload-types.ts';
import { idOf } from './supply.ts';

/** A booking as use cases see it. */
export interface BookingRecord {
  id: string;
  number: string;
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
  total: number;
  request: CareRequest;
  occasions: Occasion[];
  lines: PriceLine[];
  terms: RefundTerms;
  hadSameService: boolean;
  pickups: PickupPerson[];
  consents: Consent[];
  actions: BookingAction[];
  contractId?: string;
  pickupCode?: string;
  revision: number;
}

export function toBooking(doc: Booking): BookingRecord {
  return {
    id: doc.id,
    number: doc.number,
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
    total: doc.total,
    request: doc.request as unknown as CareRequest,
    occasions: doc.occasions as unknown as Occasion[],
    lines: doc.lines as unknown as PriceLine[],
    terms: doc.terms as unknown as RefundTerms,
    hadSameService: doc.hadSameService ?? false,
    pickups: (doc.pickups as unknown as PickupPerson[]) ?? [],
    consents: (doc.consents as unknown as Consent[]) ?? [],
    actions: (doc.actions as unknown as BookingAction[]) ?? [],
    contractId: idOf(doc.contract) || undefined,
    pickupCode: doc.pickupCode ?? undefined,
    revision: doc.revision ?? 0,
  };
}
