import type { Charge, Dispute, Intent, Refund, Session } from './objects.ts';

export type Emit = (type: string, object: object) => void;

/** One Stripe account in memory: a platform's, or one that is connected to it. */
export interface Account {
  sessions: Map<string, Session>;
  intents: Map<string, Intent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  disputes: Map<string, Dispute>;
  /** Ways to pay that it has enabled. */
  methods: string[];
  /** New refunds stay pending until settled. */
  slowRefunds: boolean;
  id(prefix: string): string;
  /** Unix seconds. */
  seconds(): number;
  origin(): string;
  emit: Emit;
}

export function createAccount(outside: Pick<Account, 'emit' | 'id' | 'origin' | 'seconds'>): Account {
  return {
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    methods: ['card', 'alipay', 'wechat_pay'],
    slowRefunds: false,
    ...outside,
  };
}
