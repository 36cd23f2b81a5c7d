import type { RefundCause, RefundStatus } from '../contract/refund.ts';
import type { RefundTerms } from '../contract/refund-rules.ts';
import type { JournalEntry } from '../money/ledger.ts';
import type { Fen } from '../money/money.ts';
import type { OutsideReturn } from '../money/outside-return.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { ReceiptKind } from '../money/receipt.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { BookingAction, BookingStatus } from './booking-state.ts';
import type { MismatchCode } from './remedies.ts';

export interface KeptPayment {
  id: string;
  reference: string;
  /** The number by which the provider knows its checkout: its own, unless that covers other bookings too. */
  checkout: string;
  /** The booking that it names. */
  bookingId: string;
  status: string;
  amount: Fen;
  currency: string;
  received?: Fen;
  receivedCurrency?: string;
  providerRef?: string;
  /** What beside the price it is for. */
  extra?: string;
  /** By which way it was asked for. */
  provider?: string;
}

/** What the provider says of a payment: its state, that it knows none, or nothing because it could not be asked. */
export type ProviderSays =
  | { status: string; amount: Fen; currency: string; reference: string; refunded: Fen }
  | 'unknown'
  | 'away';

/** One booking's payment of a checkout that covers several, as far as the checkout is judged by it. */
export interface CheckoutPart {
  reference: string;
  bookingId: string;
  facilityId: string;
  order?: string;
  status: string;
  amount: Fen;
  /** What the checkout was opened for in all. */
  total: Fen;
  received: Fen;
  providerRef?: string;
  /** What the provider has given back of it: asked for here, or by itself. */
  back: Fen;
}

export interface KeptRefund {
  reference: string;
  /** The key of the attempt that counts. */
  attempt: string;
  paymentId: string;
  amount: Fen;
  covered: Fen;
  currency: string;
  cause: RefundCause;
  status: RefundStatus;
  lines: { refund: Fen }[];
  requestedAt: Instant;
  byHand: boolean;
}

/** All that is written down of one booking's money, in every place. */
export interface MoneyOfBooking {
  now: Instant;
  /** Of the city: a term of days ends by its calendar. */
  timeZone: string;
  currency: string;
  /** Days off of the city: a term that ends on one goes on. */
  special: SpecialDays;
  booking: {
    id: string;
    facilityId: string;
    status: BookingStatus;
    actions: readonly BookingAction[];
    lines: readonly PriceLine[];
    total: Fen;
    terms: RefundTerms;
    days: readonly CivilDate[];
    contractId?: string;
    /** A month or meal is still to be settled. */
    settles: boolean;
    /** A day that is over is still to be booked. */
    delivers: boolean;
  };
  /** Of the contract that it names; `undefined` where there is none of that id. */
  contract?: {
    bookingId: string;
    facilityId: string;
    lines: readonly PriceLine[];
    total: Fen;
    terms: RefundTerms;
    signedAt: Instant;
    keptHash: string;
    hash: string;
    /** Of a stay under a framework contract: whether that is there, and all that was agreed under it fits together. */
    chain?: 'whole' | 'broken' | 'missing';
  };
  payments: readonly KeptPayment[];
  refunds: readonly KeptRefund[];
  /** What a counter has recorded of it: by the payment's reference, or by the refund's attempt. */
  till: readonly { key: string; amount: Fen }[];
  outside: readonly (OutsideReturn & { reference: string; paymentId: string })[];
  entries: readonly (JournalEntry & { facilityId: string })[];
  receipts: readonly { number: string; kind: Exclude<ReceiptKind, 'void'>; source: string; amount: Fen; lines: Fen }[];
  provider: ReadonlyMap<string, ProviderSays>;
  /** By the checkout's number all that it covers, where that is more than this booking or was to be. */
  checkouts: ReadonlyMap<string, readonly CheckoutPart[]>;
}

/** What does not agree, of what, and the two sums where there are two. */
export interface Mismatch {
  code: MismatchCode;
  about: string;
  here?: Fen;
  there?: Fen;
}

/** What of the money was taken by this booking, in the city's currency. */
export const wasPaid = ({ status }: Pick<KeptPayment, 'status'>) => status === 'paid';
