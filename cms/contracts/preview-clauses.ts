import type { Portal } from '#cms/portal/portal.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import type { Lang } from '#domain/language/lang.ts';
import { fullText } from './documents/contract-text.ts';

export interface ReadClause {
  heading: string;
  /** Each in its parts, those that matter most marked. */
  paragraphs: { text: string; important: boolean }[][];
}

interface Asked {
  form: CareForm;
  clauses: readonly TemplateClause[];
  lang: Lang;
  reader: string;
}

/**
 * Clauses in words, with what a real contract of that care would put into them; where there is none yet, with their blanks.
 * That a family's contract was looked at is logged.
 */
export async function previewClauses(
  { bookings, contracts, audit }: Pick<Portal, 'bookings' | 'contracts' | 'audit'>,
  { form, clauses, lang, reader }: Asked,
): Promise<{ sections: ReadClause[]; booking?: string }> {
  const booking = (await bookings.newestPaid([form])).find(({ contractId }) => contractId);
  if (!booking?.contractId) {
    const sections = clauses.map(({ heading, text, important }) => ({
      heading: heading[lang],
      paragraphs: text[lang].split('\n').map((words) => [{ text: words, important: important ?? false }]),
    }));
    return { sections };
  }
  const { snapshot } = await contracts.get(booking.contractId);
  await audit.write({ actor: reader, action: 'try_template', subject: `booking:${booking.id}` });
  const { sections } = fullText({ ...snapshot, clauses: [...clauses] }, lang);
  return {
    booking: booking.number,
    sections: sections.map(({ heading, blocks }) => ({
      heading,
      paragraphs: blocks.flatMap((block) => (block.kind === 'text' ? [block.parts] : [])),
    })),
  };
}
