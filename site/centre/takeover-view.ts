import type { Problem } from '#cms/core/problem.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { requestTakeover } from '#cms/registry/request-takeover.ts';
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

/** Sends the form in. What was typed is kept, so that only what is wrong has to be mended. */
export async function sendTakeover(
  { portal }: PageContext,
  { slug, form, from }: { slug: string; form: FormData; from: string },
): Promise<{ fields: TakeoverFields; problem?: Problem }> {
  const text = (name: string, most: number) => String(form.get(name) ?? '').slice(0, most);
  const fields = {
    name: text('name', 60),
    email: text('email', 120),
    phone: text('phone', 30),
    evidence: text('evidence', 1000),
  };
  const result = await requestTakeover(portal, { slug, ...fields, from });
  return result.ok ? { fields } : { fields, problem: result };
}
