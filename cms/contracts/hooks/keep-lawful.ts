import { type CollectionBeforeChangeHook, type FieldHook, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { judgedTerm, templateClause } from '#cms/records/shapes/contract.ts';
import { wordsOf } from '#cms/words/index.ts';
import { type JudgedTerm, unjudged } from '#domain/contract/void-terms.ts';
import { langOf } from '#domain/language/lang.ts';
import { clauseFindings, findingWords, kindOf, rulesOf } from '../clause-findings.ts';

/**
 * A template that staff keep says all that the law asks for, and holds nothing that reads like a void term, unless they
 * have written why it is none (法释〔2025〕4号 art. 9; 民法典 art. 496). The reason holds for the sentences that were read.
 *
 * @throws ValidationError (400)
 */
export const keepLawful: CollectionBeforeChangeHook = async ({ context, data, operation, originalDoc, req }) => {
  if (!staffOf(req)) return data;
  const { clauses, oneStay, frameworkMonths } = { ...originalDoc, ...data };
  // The field's own check says what is wrong with its form.
  const read = templateClause.array().safeParse(clauses);
  if (!read.success) return data;
  const portal = await getPortal();
  const found = clauseFindings(read.data, rulesOf(portal.city), kindOf({ oneStay, frameworkMonths }));
  const lang = langOf(req.i18n?.language);
  const words = { template: wordsOf(lang, 'template'), rules: wordsOf(lang, 'rules') };
  const kept = operation === 'update' ? judgedIn(originalDoc?.judgedTerms) : [];
  const open = unjudged(found.void, [...kept, ...judgedIn(context[COPIED])]);
  const reason = typeof data.whyNotVoid === 'string' ? data.whyNotVoid.trim() : '';
  const wrong = [
    ...found.mandatory.map((one) => findingWords(words, one)),
    ...(reason ? [] : open.map(({ kind, sentence }) => `${words.template[kind]}: ${sentence}`)),
  ];
  if (wrong.length > 0) {
    const message = say(req, 'template.refused', { what: wrong.slice(0, 5).join(' · ') });
    throw new ValidationError({ collection: 'contract-templates', errors: [{ path: 'clauses', message }] }, req.t);
  }
  const sentences = new Set(found.void.map(({ sentence }) => sentence));
  const judgedOn = todayOf(portal);
  const fresh = [...new Set(open.map(({ sentence }) => sentence))].map((sentence) => ({ sentence, reason, judgedOn }));
  const judgedTerms = [...kept.filter(({ sentence }) => sentences.has(sentence)), ...fresh];
  return { ...data, judgedTerms, whyNotVoid: null };
};

const COPIED = 'judgedTermsCopied';
const judgedIn = (value: unknown): JudgedTerm[] => judgedTerm.array().safeParse(value).data ?? [];

/** A copy says what was judged in the one before it, and asks for its own reasons when it is next kept. */
export const judgeAnew: FieldHook = ({ req, value }) => {
  req.context[COPIED] = value;
  return null;
};
