import type { Charge, Dispute, Intent, Refund, Session } from './objects.ts';

export type Emit = (type: string, object: object) => void;

/** One Stripe account in memory. */
export interface Account {
  sessions: Map<string, Session>;
  intents: Map<string, Intent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  disputes: Map<string, Dispute>;
  /** New refunds stay pending until settled. */
  slowRefunds: boolean;
  id(prefix: string): string;
  /** Unix seconds. */
  seconds(): number;
  origin(): string;
  emit: Emit;
}

export function createAccount(outside: Pick<Account, 'seconds' | 'origin' | 'emit'>): Account {
  let count = 0;
  return {
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    slowRefunds: false,
    id: (prefix) => `${prefix}_standin_${String(++count).padStart(6, '0')}`,
    ...outside,
  };
}
