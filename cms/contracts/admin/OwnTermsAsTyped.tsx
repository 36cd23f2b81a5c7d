'use client';

import { useField } from '@payloadcms/ui';
import { useDeferredValue } from 'react';
import type { Messages } from '#cms/words/index.ts';
import type { OwnTermRules } from '#domain/contract/centre-terms.ts';
import type { OwnTerm } from '#domain/contract/contract.ts';
import { ownTermReasons } from '../own-term-words.ts';

interface Props {
  rules: OwnTermRules;
  words: Pick<Messages, 'ownTerms' | 'template'>;
}

/** Says of the terms in the form what keeping them would say. */
export function OwnTermsAsTyped({ rules, words }: Props) {
  const { value } = useField<unknown>({ path: 'terms' });
  const terms = useDeferredValue(value);
  const typed: Partial<OwnTerm>[] = Array.isArray(terms) ? terms : [];
  const reasons = ownTermReasons(words, typed, rules);
  const { ownTerms } = words;
  return (
    <div className="jt jt-inline" id="own-terms-as-typed">
      <h2>{words.template.title}</h2>
      <div role="status">
        {reasons.length === 0 ? <p className="jt-dim">{typed.length === 0 ? ownTerms.none : ownTerms.fine}</p> : null}
        {reasons.length > 0 ? (
          <div className="jt-note bad">
            <p>
              <strong>{ownTerms.cannot}</strong>
            </p>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <p>{ownTerms.note}</p>
          </div>
        ) : null}
      </div>
    </div>
  );
}
