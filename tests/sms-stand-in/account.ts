import type { IncomingMessage } from 'node:http';

/** What went out, as the provider understood it. */
export interface SentSms {
  number: string;
  signName: string;
  template: string;
  values: string[];
  about: string;
}

/** A request as it came in, and the keys of the account. */
export interface Received {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
  account: typeof ACCOUNT;
}

/** What the provider says: a message taken, or the code of a refusal. */
export type Taken = { sms: SentSms } | { refused: string };

export const ACCOUNT = { keyId: 'AKIDexample', keySecret: 'secret/of+example', signName: '近托', appId: '1400006666' };
