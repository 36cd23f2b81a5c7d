import { randomUUID } from 'node:crypto';
import { badRequest, type Problem } from '#cms/core/problem.ts';
import { yuan } from '#cms/input/values.ts';
import type { DisputeRecord } from '#cms/records/disputes.ts';
import { openDispute, type SaidDispute } from '#cms/supervision/disputes/open-dispute.ts';
import { type DisputeSeen, readDispute } from '#cms/supervision/disputes/read-disputes.ts';
import { stepDispute } from '#cms/supervision/disputes/step-dispute.ts';
import { DISPUTE_STEPS } from '#domain/supervision/dispute.ts';
import type { PageContext } from '../ui/page-context.ts';

export const DISPUTE_DONE = ['opened', ...DISPUTE_STEPS] as const;

const textOf = (form: FormData | undefined, name: string, most = 40) =>
  String(form?.get(name) ?? '')
    .slice(0, most + 1)
    .replaceAll('\r\n', '\n');

export interface NewDisputeView {
  said: Omit<SaidDispute, 'amount'> & { amount: string };
  problem?: Problem;
  opened?: DisputeRecord;
}

/** What the form of a new matter shows, after doing what it asked for. */
export async function newDisputeView(
  { portal }: PageContext,
  { form, bookingId, guardianId }: { form?: FormData; bookingId: string; guardianId: string },
): Promise<NewDisputeView> {
  const said = {
    formKey: textOf(form, 'formKey') || randomUUID(),
    ...{ subject: textOf(form, 'subject'), asks: textOf(form, 'asks'), amount: textOf(form, 'amount').trim() },
    text: textOf(form, 'text', 2000),
  };
  if (!form) return { said };
  const amount = said.amount ? yuan.safeParse(said.amount) : undefined;
  if (amount && !amount.success) return { said, problem: badRequest('number_invalid', { field: 'amount' }) };
  const done = await openDispute(portal, { ...said, amount: amount?.data, bookingId, guardianId });
  return done.ok ? { said, opened: done.dispute } : { said, problem: done };
}

export interface DisputeView {
  seen?: DisputeSeen;
  problem?: Problem;
  done?: (typeof DISPUTE_DONE)[number];
  text: string;
}

/** A matter as its family sees it, after doing what its form asked for. */
export async function disputeView(
  { portal }: PageContext,
  { form, id, guardianId }: { form?: FormData; id: string; guardianId: string },
): Promise<DisputeView> {
  const text = textOf(form, 'text', 2000);
  const step = DISPUTE_STEPS.find((one) => one === textOf(form, 'step'));
  const done = step && (await stepDispute(portal, { id, by: { guardianId }, step, text }));
  if (done?.ok) return { done: step, text: '' };
  return { seen: await readDispute(portal, id, { guardianId }), problem: done, text };
}
