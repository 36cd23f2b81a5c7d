import type { UIFieldServerProps } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { wordsOf } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { rulesOf } from '../clause-findings.ts';
import { ClausesAsTyped } from './ClausesAsTyped.tsx';

/** What a template's clauses lack and hold, by the city's rules: looked at again with every letter. */
export async function ClauseCheck({ i18n }: UIFieldServerProps) {
  const { city } = await getPortal();
  const lang = langOf(i18n.language);
  return <ClausesAsTyped rules={rulesOf(city)} words={{ template: wordsOf(lang, 'template'), rules: wordsOf(lang, 'rules') }} />;
}
