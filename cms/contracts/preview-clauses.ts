import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type CareForm, isMonthly } from '#domain/care/care.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import { CLAUSE_BLANKS } from '#domain/contract/template-check.ts';
import type { Lang } from '#domain/language/lang.ts';
import { fullText, partsOf } from './documents/contract-text.ts';

export interface ReadClause {
  heading: string;
  /** Each in its parts, those that matter most marked. */
  paragraphs: { text: string; important: boolean }[][];
}

/** Of which care a template's contracts are. */
export interface TemplateKind {
  form: CareForm;
  /** For one stay at a time, and not for care by the month. */
  oneStay: boolean;
}

interface Asked extends TemplateKind {
  clauses: readonly TemplateClause[];
  lang: Lang;
  reader: string;
  /** On whose contract, by the booking's number; the newest of the kind where none is asked for, or there is no such booking. */
  number?: string;
}

export interface ClausesRead {
  sections: ReadClause[];
  /** Whose contract filled them; with their blanks where none of that care was signed yet. */
  booking?: string;
  /** Others that they can be read on, the newest first. */
  others: string[];
  /** Asked for by a number that no booking of this care with a contract has. */
  unknown?: string;
}

/**
 * Clauses in words, with what a real contract of that care would put into them. That a family's contract was looked at is
 * logged.
 */
export async function previewClauses(
  { bookings, contracts, audit }: Pick<Portal, 'bookings' | 'contracts' | 'audit'>,
  { form, oneStay, clauses, lang, reader, number }: Asked,
): Promise<ClausesRead> {
  const isOfKind = (one: BookingRecord) => one.form === form && isMonthly(one.request) !== oneStay && Boolean(one.contractId);
  const newest = (await bookings.newestPaid([form])).filter(isOfKind);
  const asked = number ? await bookings.findByNumber(number) : undefined;
  const named = asked && isOfKind(asked) ? asked : undefined;
  const booking = named ?? newest[0];
  const others = newest.map((one) => one.number);
  const unknown = number && !named ? { unknown: number } : {};
  if (!booking?.contractId) return { ...withBlanks(clauses, lang), others, ...unknown };
  const { snapshot } = await contracts.get(booking.contractId);
  await audit.write({ actor: reader, action: 'try_template', subject: `booking:${booking.id}` });
  const { sections } = fullText({ ...snapshot, clauses: [...clauses] }, lang);
  return {
    booking: booking.number,
    others,
    ...unknown,
    sections: sections.map(({ heading, blocks }) => ({
      heading,
      paragraphs: blocks.flatMap((block) => (block.kind === 'text' ? [block.parts] : [])),
    })),
  };
}

/** The clauses with their blanks, each called by what will stand there: for whoever may not read families' contracts, too. */
export function withBlanks(clauses: readonly TemplateClause[], lang: Lang): Pick<ClausesRead, 'sections'> {
  const t = createTranslator(lang);
  const named = CLAUSE_BLANKS.map((blank) => [blank, t('contract.blank', { what: t(`contract.blank_${blank}`) })]);
  const values: Record<string, string> = Object.fromEntries(named);
  return {
    sections: clauses.map((clause) => ({
      heading: clause.heading[lang],
      paragraphs: clause.text[lang].split('\n').map((paragraph) => partsOf(paragraph, clause, values)),
    })),
  };
}
