import { type CollectionBeforeChangeHook, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { templateClause } from '#cms/records/shapes/contract.ts';
import { wordsOf } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { clauseFindings, findingWords, rulesOf } from '../clause-findings.ts';

/**
 * A template that staff keep says all that the law asks for, and holds nothing that reads like a void term, unless they
 * have written why it is none (法释〔2025〕4号 art. 9; 民法典 art. 496).
 *
 * @throws ValidationError (400)
 */
export const keepLawful: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (!staffOf(req)) return data;
  const { clauses, oneStay, whyNotVoid } = { ...originalDoc, ...data };
  // The field's own check says what is wrong with its form.
  const read = templateClause.array().safeParse(clauses);
  if (!read.success) return data;
  const { city } = await getPortal();
  const found = clauseFindings(read.data, rulesOf(city), !oneStay);
  const lang = langOf(req.i18n?.language);
  const words = { template: wordsOf(lang, 'template'), rules: wordsOf(lang, 'rules') };
  const isJudged = typeof whyNotVoid === 'string' && whyNotVoid.trim() !== '';
  const wrong = [
    ...found.mandatory.map((one) => findingWords(words, one)),
    ...(isJudged ? [] : found.void.map(({ kind, sentence }) => `${words.template[kind]}: ${sentence}`)),
  ];
  if (wrong.length === 0) return data;
  const message = say(req, 'template.refused', { what: wrong.slice(0, 5).join(' · ') });
  throw new ValidationError({ collection: 'contract-templates', errors: [{ path: 'clauses', message }] }, req.t);
};
