import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** `centre`: at the counter, in cash, by transfer or at the city's own terminal; its people record it. */
export const ONLINE_PROVIDERS = ['pretend', 'stripe', 'wechat', 'alipay'] as const;
export type OnlineProvider = (typeof ONLINE_PROVIDERS)[number];
export type ProviderName = OnlineProvider | 'centre';

/** The way that a kept payment names. */
export const providerNamed = (name: string | undefined): ProviderName =>
  [...ONLINE_PROVIDERS, 'centre' as const].find((one) => one === name) ?? 'pretend';

/**
 * A centre's own account under the city's, by provider: who is paid. Without one the city's own merchant is. WeChat Pay's
 * `sub_mchid`, Alipay's PID of a merchant that has authorised the city's application, Stripe's connected account.
 */
type SubMerchant = { [provider in OnlineProvider]?: string };

export interface CheckoutRequest {
  /** Our payment id. Also the idempotency key: asking again with the same request gives the same checkout. */
  reference: string;
  /** Minor units (fen, cents). */
  amount: number;
  /** ISO 4217, upper case: `CNY`, `CAD`. */
  currency: string;
  /** Shown to the payer and kept by the provider, so it never names a child. */
  description: string;
  returnUrl: string;
  cancelUrl: string;
  /** When our hold ends. A provider may keep its page open longer: cancel the checkout when the hold ends. */
  expiresAt: Instant;
  lang: Lang;
  /** By which of several ways the family pays; the first, where none is named. */
  by?: ProviderName;
  merchant?: SubMerchant;
}

export interface Checkout {
  provider: ProviderName;
  providerRef: string;
  /** Where the payer goes next. */
  url: string;
}

/**
 * `declined`: the last attempt was refused, the checkout is still open and may yet be paid.
 * `pending`: submitted, money not there yet; it may be paid hours after our hold ended.
 * `paid`, `failed` and `expired` are final.
 */
export type PaymentStatus = 'open' | 'pending' | 'paid' | 'declined' | 'failed' | 'expired';

export interface PaymentState {
  providerRef: string;
  reference: string;
  status: PaymentStatus;
  /** Minor units. */
  amount: number;
  currency: string;
  /** Minor units given back so far, refunds under way included. */
  refunded: number;
  paidAt?: Instant;
  /** `card`, `alipay`, `wechat_pay`, … as the provider names it. */
  method?: string;
}

export interface RefundRequest {
  providerRef: string;
  /** Minor units. */
  amount: number;
  /** Idempotency key: the same key gives the same refund, never a second one. */
  key: string;
  reason: string;
}

export type RefundStatus = 'succeeded' | 'pending' | 'failed';

export type RefundFailure = 'not_paid' | 'exceeds_paid' | 'refused';

/** `message` is the provider's own, for the log and for staff. */
export type RefundResult =
  | { status: 'succeeded' | 'pending'; refundRef: string }
  | { status: 'failed'; refundRef?: string; code: RefundFailure; message: string };

export interface RefundState {
  refundRef: string;
  providerRef: string;
  reference: string;
  /** The key it was asked for with; none when it was made by hand at the provider. */
  key?: string;
  amount: number;
  currency: string;
  status: RefundStatus;
}

/** A payer's bank has taken money back, or asks for it. */
export interface DisputeState {
  disputeRef: string;
  providerRef: string;
  reference: string;
  amount: number;
  currency: string;
  /** `lost`: the payer keeps it. `won`: it came back to us. */
  status: 'open' | 'lost' | 'won';
}

interface EventHead {
  id: string;
  at: Instant;
  /**
   * The centre's own account on which it happened, null on the city's. Whoever has that account can write there what it
   * likes, so that nothing of another's is believed. Not said by a way that keeps what it has asked for.
   */
  account?: string | null;
}

/**
 * An event says that something changed; what it carries is the state at the time of reading.
 * Events may therefore come late, twice or in any order.
 */
export type PaymentEvent =
  | (EventHead & { type: 'payment' } & PaymentState)
  | (EventHead & { type: 'refund' } & RefundState)
  | (EventHead & { type: 'dispute' } & DisputeState);

/** A webhook call as it came in: the body must be the bytes that were sent, not parsed JSON. */
export interface Delivery {
  rawBody: Buffer | string;
  headers: Record<string, string>;
  /** Whose address it came to, where there are several; the first's, where none is named. */
  to?: ProviderName;
}

export type EventReading =
  | PaymentEvent
  | { error: 'bad_signature' | 'stale' | 'malformed' }
  /** Genuine, and none of our business. */
  | { ignored: true; id: string };

/** Money that a provider has taken for one of our checkouts, as its own list of the day has it. */
export interface TakenThere {
  /** The provider's own number of it. */
  ref: string;
  /** The reference of the checkout; none where nothing is kept of it here any more. */
  reference?: string;
  /** Minor units. */
  amount: number;
  currency: string;
}

/** A day of the city, as a provider may be asked for it. */
export interface DayThere {
  date: CivilDate;
  from: Instant;
  to: Instant;
  /** Centres' own accounts to look at besides the city's, where they are told apart. */
  accounts: readonly string[];
  /** Hears of one of several ways whose list could not be read: the lists of the others are given all the same. */
  unread?: (error: unknown, way: ProviderName) => void;
}

/** Every method may throw a `PaymentError`. */
export interface PaymentPort {
  readonly name: ProviderName;
  startCheckout(request: CheckoutRequest): Promise<Checkout>;
  state(providerRef: string): Promise<PaymentState | undefined>;
  /** Closes an open checkout and returns where it ended: `paid` or `pending` when the payer was faster. */
  cancelCheckout(providerRef: string): Promise<PaymentState | undefined>;
  /** Gives money back by the way it came, never more than was paid. */
  refund(request: RefundRequest): Promise<RefundResult>;
  readEvent(delivery: Delivery): Promise<EventReading>;
  /**
   * What was taken on a day for checkouts with numbers of ours, whether or not we know them; what somebody else has asked for
   * on the same account is none of our business. Absent where a provider's list cannot be asked for.
   */
  listTaken?(day: DayThere): Promise<TakenThere[]>;
}

/** Minor units are whole and more than nothing. */
export function checkMoney(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`not an amount in minor units: ${amount}`);
}

/** A header by its name, whatever its case. */
export function header(headers: Record<string, string>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
