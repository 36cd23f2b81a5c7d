'use client';

import { useField } from '@payloadcms/ui';
import { useDeferredValue } from 'react';
import type { Messages } from '#cms/words/index.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import { type JudgedTerm, unjudged } from '#domain/contract/void-terms.ts';
import { inEveryLanguage } from '#domain/language/lang.ts';
import { type ClauseRules, clauseFindings, clauseNumber, findingWords, kindOf } from '../clause-findings.ts';

interface Props {
  rules: ClauseRules;
  words: Pick<Messages, 'template' | 'rules'>;
}

const NOTHING = inEveryLanguage(() => '');

/** A row that has just been added has nothing in it yet. */
const asClause = ({ heading, text, ...rest }: Partial<TemplateClause>): TemplateClause => ({
  ...rest,
  heading: { ...NOTHING, ...heading },
  text: { ...NOTHING, ...text },
});

/** Says of the clauses in the form what keeping them would say. */
export function ClausesAsTyped({ rules, words }: Props) {
  const { value } = useField<unknown>({ path: 'clauses' });
  const { value: oneStay } = useField<boolean>({ path: 'oneStay' });
  const { value: frameworkMonths } = useField<number>({ path: 'frameworkMonths' });
  const clauses = useDeferredValue(value);
  const typed = (Array.isArray(clauses) ? clauses : []).map(asClause);
  const found = clauseFindings(typed, rules, kindOf({ oneStay, frameworkMonths }));
  const { value: judged } = useField<JudgedTerm[] | null>({ path: 'judgedTerms' });
  const open = unjudged(found.void, Array.isArray(judged) ? judged : []);
  const { template } = words;
  const isFine = found.mandatory.length + found.custom.length + open.length === 0;
  return (
    <div className="jt jt-inline" id="clauses-as-typed">
      <h2>{template.title}</h2>
      <div role="status">
        {isFine ? <p className="jt-dim">{template.fine}</p> : null}
        {open.length > 0 ? (
          <div className="jt-note bad">
            <p>
              <strong>{template.void}</strong>
            </p>
            <ul>
              {open.map(({ kind, clause, sentence, source }) => (
                <li key={`${kind} ${clause} ${sentence}`}>
                  {clauseNumber(words, clause)} · {template[kind]} ({source}): <q>{sentence}</q>
                </li>
              ))}
            </ul>
            <p>{template.voidNote}</p>
          </div>
        ) : null}
        {found.mandatory.length > 0 ? (
          <div className="jt-note bad">
            <p>
              <strong>{template.mandatory}</strong>
            </p>
            <ul>
              {found.mandatory.map((one) => (
                <li key={JSON.stringify(one)}>{findingWords(words, one)}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {found.custom.length > 0 ? (
          <div className="jt-note">
            <p>{template.custom}</p>
            <ul>
              {found.custom.map((one) => (
                <li key={JSON.stringify(one)}>{findingWords(words, one)}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </div>
  );
}
