import type { Fen } from '../money/money.ts';
import type { Instant } from '../time/zoned-time.ts';

/** What a family and a centre disagree about. */
export const DISPUTE_SUBJECTS = ['refund', 'charge', 'care', 'contract', 'other'] as const;
export type DisputeSubject = (typeof DISPUTE_SUBJECTS)[number];

/** What the family asks for. */
export const DISPUTE_ASKS = ['refund', 'correction', 'explanation', 'other'] as const;
export type DisputeAsk = (typeof DISPUTE_ASKS)[number];

/** `open`: the two talk. `mediation`: the city's desk is asked. Settled by the family, or closed by the desk. */
export const DISPUTE_STATES = ['open', 'mediation', 'settled', 'closed'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

export const DISPUTE_SIDES = ['family', 'centre', 'desk'] as const;
export type DisputeSide = (typeof DISPUTE_SIDES)[number];

export const DISPUTE_STEPS = ['say', 'mediate', 'settle', 'close'] as const;
export type DisputeStep = (typeof DISPUTE_STEPS)[number];

/** One entry of the thread; nobody changes or removes one. */
export interface DisputeEntry {
  at: Instant;
  by: DisputeSide;
  /** Of a member of staff who wrote it. */
  name?: string;
  step: DisputeStep;
  text: string;
}

type Row = Partial<Record<DisputeStep, { by: readonly DisputeSide[]; to: DisputeState }>>;

/** From each state what may come next, who may do it and where it leads. Nothing else is ever written. */
const TABLE: Record<DisputeState, Row> = {
  open: {
    say: { by: ['family', 'centre'], to: 'open' },
    mediate: { by: ['family', 'centre'], to: 'mediation' },
    settle: { by: ['family'], to: 'settled' },
  },
  mediation: {
    say: { by: DISPUTE_SIDES, to: 'mediation' },
    settle: { by: ['family'], to: 'settled' },
    close: { by: ['desk'], to: 'closed' },
  },
  settled: {},
  closed: {},
};

/** Where a step of one side leads; `undefined` where it may not take it. */
export function afterDisputeStep(state: DisputeState, by: DisputeSide, step: DisputeStep): DisputeState | undefined {
  const next = TABLE[state][step];
  return next?.by.includes(by) ? next.to : undefined;
}

/** What one side may do next, in the order of the steps. */
export const disputeSteps = (state: DisputeState, by: DisputeSide): DisputeStep[] =>
  DISPUTE_STEPS.filter((step) => afterDisputeStep(state, by, step) !== undefined);

export const isDisputeOver = ({ state }: { state: DisputeState }): boolean => Object.keys(TABLE[state]).length === 0;

/** Only the family may end a matter without words: what it says of itself is enough. */
export const needsWords = (step: DisputeStep): boolean => step !== 'settle';

/** Who is waited for: the centre until it has said something after the family or the desk, and the desk until it has spoken. */
export function waitedFor({ state, thread }: { state: DisputeState; thread: readonly DisputeEntry[] }): DisputeSide | undefined {
  if (isDisputeOver({ state })) return undefined;
  const last = thread.at(-1);
  if (last?.step === 'mediate') return 'desk';
  return last?.by === 'centre' ? 'family' : 'centre';
}

/** What is asked for, as a sum where it is money. */
export interface Asked {
  asks: DisputeAsk;
  amount?: Fen;
}

/** Whether what is asked for hangs together: money has a sum within what was paid, anything else has none. */
export function whyNotAsked({ asks, amount }: Asked, paid: Fen): 'amount_missing' | 'amount_above_paid' | undefined {
  if (asks !== 'refund') return undefined;
  if (!amount || amount <= 0) return 'amount_missing';
  return amount > paid ? 'amount_above_paid' : undefined;
}
