import type { SendFailure } from '../port.ts';

export interface TextMessage {
  id: string;
  /** E.164: `+8613800000001`. */
  number: string;
  template: string;
  values: [name: string, value: string][];
}

export type SendSms = (message: TextMessage) => Promise<{ ok: true } | { ok: false; code: SendFailure; detail: string }>;

export interface SmsDeps {
  /** The machine's own time in milliseconds: who sends refuses a call that is dated otherwise. */
  clock: () => number;
  /** Milliseconds for a call and its answer. */
  timeout: number;
}
