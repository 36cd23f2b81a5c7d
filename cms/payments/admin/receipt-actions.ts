'use server';

import { z } from 'zod';
import { readFields } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { enterInvoice, voidReceipt } from '../issue-receipt.ts';

export interface ReceiptState {
  problem?: { words: string; field?: string };
  done?: string;
}

const which = z.object({ receipt: typed(60, 1) });
const withInvoice = which.extend({ invoice: typed(60, 1) });
const withReason = which.extend({ reason: z.string() });

/** Notes the invoice of a receipt of one's own centre, or takes the receipt back. */
export async function changeReceipt(_: ReceiptState, sent: FormData): Promise<ReceiptState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, user, facilityId } = session;
  const isVoid = form.get('what') === 'void';
  const read = isVoid ? readFields(withReason, form) : readFields(withInvoice, form);
  if (!read.ok) return { problem: { words: problemWords(t, read), field: read.field } };
  const { receipt: receiptId, invoice = '', reason = '' } = read.fields as Record<string, string>;
  const about = { receiptId: receiptId ?? '', facilityId, staffId: user.id };
  const voided = isVoid ? await voidReceipt(portal, { ...about, reason }) : undefined;
  const result = voided ?? (await enterInvoice(portal, { ...about, invoice }));
  if (!result.ok) return { problem: { words: problemWords(t, result), field: result.field } };
  if (voided?.ok) return { done: t('receipts.voided', { number: voided.receipt.number }) };
  return { done: t('receipts.invoiceSaved') };
}
