import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type {
  CheckoutRequest,
  Delivery,
  EventReading,
  OnlineProvider,
  PaymentPort,
  PaymentStatus,
  RefundFailure,
  RefundStatus,
} from './port.ts';

/** What the payer has at hand: a phone opens the provider's app itself, a desktop shows a code for the phone. */
export interface Caller {
  device: 'phone' | 'desktop';
  /** The payer's address, as the provider wants to know it. */
  ip: string;
}

/** How a payer goes on from our own page: by a code to be scanned, by an address, or not at all any more. */
export type Opening = { kind: 'scan'; text: string } | { kind: 'go'; url: string } | { kind: 'over'; status: PaymentStatus };

/** Ways to pay by an app of their own. */
export const PAYMENT_APPS = ['wechat', 'alipay'] as const satisfies readonly OnlineProvider[];
export type PaymentApp = (typeof PAYMENT_APPS)[number];

/** A way to pay by an app, which our own page opens: there is an order at the provider only once somebody is about to pay. */
export interface DirectPayment extends PaymentPort {
  readonly name: PaymentApp;
  /** Whether it can act for a centre's own account; where it does not say, for any. */
  serves?(merchant: string): boolean;
  /** Whether a checkout is one of this way. */
  owns(providerRef: string): boolean;
  /** Asks for what opens the app now: such addresses live for minutes. Of several orders of a checkout one alone can be paid. */
  open(providerRef: string, caller: Caller): Promise<Opening>;
  /** What was asked for, for our own page. */
  find(providerRef: string): Promise<KeptCheckout | undefined>;
}

/** A refund as it was asked for; written down before it is, so that it is asked for again under the same number. */
export interface KeptRefund {
  no: string;
  /** None where it was made by hand at the provider. */
  key?: string;
  amount: number;
  reason: string;
  status: 'asked' | RefundStatus;
  refundRef?: string;
  failure?: { code: RefundFailure; message: string };
}

/** What we know of a checkout; its orders carry the numbers by which the provider knows them. The last one alone is alive. */
export interface KeptCheckout {
  providerRef: string;
  request: CheckoutRequest;
  orders: { no: string; form: string }[];
  closed?: boolean;
  refunds: KeptRefund[];
}

export interface DirectStore {
  get(ref: string): Promise<KeptCheckout | undefined>;
  /** As of the pretend provider's store: of two changes the second sees what the first did. */
  change(ref: string, to: (kept: KeptCheckout | undefined) => KeptCheckout | undefined): Promise<void>;
}

/** One order, as it is spoken of to the provider. */
export interface Order {
  no: string;
  request: CheckoutRequest;
}

export function orderOf({ orders, request }: KeptCheckout): Order | undefined {
  const last = orders.at(-1);
  return last && { no: last.no, request };
}

export interface OrderFound {
  status: PaymentStatus;
  amount: number;
  paidAt?: Instant;
  method?: string;
}

export interface RefundFound {
  status: RefundStatus;
  refundRef: string;
  amount: number;
}

/** What a message of the provider is about; the state itself is asked for. One that names another sum than that is passed over. */
export type News =
  | { id: string; at: Instant; order: string; amount?: number; refund?: string }
  | Extract<EventReading, { error: string } | { ignored: true }>;

/** An order of a day's bill. */
export interface OrderTaken {
  /** The provider's own number. */
  ref: string;
  /** Ours. */
  no: string;
  /** Minor units. */
  amount: number;
  currency: string;
}

/** What differs between the providers; each method may throw a `PaymentError`. */
export interface Gateway {
  readonly name: PaymentApp;
  /** Lower-case letters: begins every number that we give. */
  readonly prefix: string;
  /** An order is only known there once a payer has come with the address that `place` gave: until then nothing can close it. */
  readonly comesWithPayer?: boolean;
  /** Payers of different forms need orders of their own. */
  formOf(caller: Caller): string;
  place(order: Order, caller: Caller): Promise<Opening>;
  /** Undefined while the provider knows of none. */
  find(order: Order): Promise<OrderFound | undefined>;
  /** Does nothing for what is paid, closed or unknown. */
  close(order: Order): Promise<void>;
  refund(order: Order, refund: KeptRefund): Promise<RefundFound>;
  findRefund(order: Order, no: string): Promise<RefundFound | undefined>;
  read(delivery: Delivery): Promise<News>;
  /** What was paid on a day, on every account that is asked for in the city's name. Absent where that cannot be read. */
  listTaken?(date: CivilDate): Promise<OrderTaken[]>;
}
