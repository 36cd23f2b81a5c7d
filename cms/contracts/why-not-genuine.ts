import type { Portal } from '#cms/portal/portal.ts';
import { readSeal } from './documents/read-seal.ts';
import { sha256 } from './documents/sha256.ts';

/**
 * What somebody has shown that is no contract signed here: nothing, no code, no PDF, another paper of ours, a draft, or a changed
 * one: without its seal, changed under it, written on after it, or sealed by somebody else.
 */
export const NOT_GENUINE = [
  'nothing',
  'no_code',
  'no_pdf',
  'receipt',
  'draft',
  'altered',
  'seal_missing',
  'seal_broken',
  'added_to',
  'seal_foreign',
  'unknown',
] as const;
export type NotGenuine = (typeof NOT_GENUINE)[number];

type Asking = Pick<Portal, 'contracts' | 'receipts'>;

/** Why a proof that was not recognised is none, as far as it says itself which paper it is. Tells nothing of who signed. */
export async function whyNotGenuine(portal: Asking, { hash, pdf }: { hash?: string; pdf?: Buffer }): Promise<NotGenuine> {
  if (pdf) return pdf.subarray(0, 1024).includes('%PDF-') ? whichPaper(portal, pdf) : 'no_pdf';
  const code = (hash ?? '').replace(/\s/g, '').toUpperCase();
  if (code === '') return 'nothing';
  if (await isReceipt(portal, numbersIn(code))) return 'receipt';
  return /^[0-9A-F]{64}$/.test(code) ? 'unknown' : 'no_code';
}

async function whichPaper(portal: Asking, pdf: Buffer): Promise<NotGenuine> {
  const text = pdf.toString('latin1');
  if (/\bDRAFT C-\d{6}-[2-9A-Z]{6}/.test(text)) return 'draft';
  const numbers = numbersIn(text);
  if (await isReceipt(portal, numbers)) return 'receipt';
  if (await portal.contracts.isBare(sha256(pdf))) return 'seal_missing';
  if (!(await portal.contracts.hasAny(numbers.filter((one) => one.startsWith('C'))))) return 'unknown';
  const seal = await readSeal(pdf);
  if (seal.state === 'none') return 'altered';
  if (seal.state === 'broken') return 'seal_broken';
  return (await portal.contracts.findByCode(sha256(seal.sealed))) ? 'added_to' : 'seal_foreign';
}

const isReceipt = ({ receipts }: Asking, numbers: string[]) => receipts.hasAny(numbers.filter((one) => one.startsWith('R')));

/** Papers that are ours name themselves beside their text; more than a few are none of ours. */
const numbersIn = (text: string): string[] =>
  [...new Set(text.match(/\b(?:C-\d{6}-[2-9A-Z]{6}(?:-\d{1,2})?|R-[2-9A-Z]{8}-\d{4}-\d{6})\b/g) ?? [])].slice(0, 20);
