import type { UIFieldServerProps } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { wordsOf } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { rulesOf } from '../clause-findings.ts';
import { ownTermRules } from '../own-term-words.ts';
import { ClausesAsTyped } from './ClausesAsTyped.tsx';
import { OwnTermsAsTyped } from './OwnTermsAsTyped.tsx';

/** What a template's clauses lack and hold, by the city's rules: looked at again with every letter. */
export async function ClauseCheck({ i18n }: UIFieldServerProps) {
  const { city } = await getPortal();
  const lang = langOf(i18n.language);
  return <ClausesAsTyped rules={rulesOf(city)} words={{ template: wordsOf(lang, 'template'), rules: wordsOf(lang, 'rules') }} />;
}

/** Why what a centre writes could not be added to the city's clauses: the same. */
export async function OwnTermCheck({ i18n }: UIFieldServerProps) {
  const { city, terms } = await getPortal();
  const lang = langOf(i18n.language);
  const words = { ownTerms: wordsOf(lang, 'ownTerms'), template: wordsOf(lang, 'template') };
  return <OwnTermsAsTyped rules={ownTermRules(city, await terms.clauseHeadings())} words={words} />;
}
