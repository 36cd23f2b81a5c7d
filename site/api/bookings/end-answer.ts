import type { z } from 'zod';
import type { EarlyEnd } from '#cms/booking/quote-end.ts';
import { changeWords } from '#cms/contracts/documents/change-words.ts';
import { wordsOf } from '#cms/contracts/documents/clause-values.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { endEarlyAnswer } from '../answers.ts';

/** What ending care with a day gives back, and what the contract that would be signed changes. */
export function toEndAnswer(
  { lastDay, least, most, now, byDate, snapshot }: EarlyEnd,
  lang: Lang,
): z.infer<typeof endEarlyAnswer> {
  const { currency } = snapshot;
  const changes = changesAnswer(snapshot, lang);
  return { lastDay, least, most, now: now.total, currency, byDate, changes, reasons: now.reasons };
}

/** What a version that would be signed says otherwise than the one before it. */
export function changesAnswer(snapshot: ContractSnapshot, lang: Lang): z.infer<typeof endEarlyAnswer>['changes'] {
  const words = wordsOf(snapshot, lang);
  return (snapshot.amends?.changes ?? []).map((change) => ({ field: change.field, ...changeWords(words, change) }));
}
