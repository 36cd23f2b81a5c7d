import type { Problem } from '#cms/core/problem.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { requestTakeover } from '#cms/registry/request-takeover.ts';
import { startTakeover } from '#cms/registry/start-takeover.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface TakeoverFields {
  name: string;
  email: string;
  phone: string;
  evidence: string;
}

export interface TakeoverView {
  doc: Facility;
  state: 'open' | 'pending' | 'claimed';
  fields: TakeoverFields;
}

const STATES = { listed: 'open', claim_pending: 'pending', claimed: 'claimed' } as const;
const NOTHING: TakeoverFields = { name: '', email: '', phone: '', evidence: '' };

/** A listed centre that its head may ask for; `undefined` where there is no such centre. */
export async function takeoverView({ portal }: PageContext, slug: string): Promise<TakeoverView | undefined> {
  const doc = await portal.facilities.find(slug);
  if (!doc || doc.operating === 'closed' || doc.leftRegisterOn) return undefined;
  return { doc, state: STATES[doc.listing], fields: NOTHING };
}

export interface SentTakeover {
  fields: TakeoverFields;
  problem?: Problem;
  /** Where a code has gone that is still to be typed, and the token of its request. */
  code?: { to: string; request: string };
}

/** Sends the form in: first for a code, then with it. What was typed is kept, so that only what is wrong has to be mended. */
export async function sendTakeover(
  { portal, lang }: PageContext,
  { slug, form, from }: { slug: string; form: FormData; from: string },
): Promise<SentTakeover> {
  const text = (name: string, most: number) => String(form.get(name) ?? '').slice(0, most);
  const fields = {
    name: text('name', 60),
    email: text('email', 120),
    phone: text('phone', 30),
    evidence: text('evidence', 1000),
  };
  const wish = { slug, ...fields, from };
  if (!form.has('code')) {
    if (form.has('change')) return { fields };
    const sent = await startTakeover(portal, { ...wish, lang });
    return sent.ok ? { fields, code: sent } : { fields, problem: sent };
  }
  const request = text('request', 60);
  const result = await requestTakeover(portal, { ...wish, code: text('code', 12), request });
  if (result.ok) return { fields };
  return { fields, problem: result, ...(result.field === 'code' && { code: { to: fields.email, request } }) };
}
