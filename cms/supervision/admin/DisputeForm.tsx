'use client';

import { useActionState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { actOnDispute, type DisputeFormState } from '../disputes/dispute-actions.ts';

interface Props {
  dispute: string;
  lang: string;
  notDone: string;
  words: { text: string; hint: string };
  /** The first is what is usually done. */
  steps: { value: string; words: string }[];
}

/** What a side says, and what it does with it. */
export function DisputeForm({ dispute, lang, notDone, words, steps }: Props) {
  const [state, send, sending] = useActionState<DisputeFormState, FormData>(actOnDispute, {});
  const wrong = state.problem?.field === 'text' ? state.problem.words : undefined;
  return (
    <Outcome state={state} notDone={notDone}>
      <form action={send} className="jt-form">
        <Hidden values={{ dispute, lang }} />
        <div>
          <label htmlFor="words">{words.text}</label>
          <p className="jt-dim" id="words-hint">
            {words.hint}
          </p>
          <textarea
            id="words"
            name="text"
            rows={4}
            maxLength={2000}
            aria-describedby={wrong ? 'words-hint words-wrong' : 'words-hint'}
            aria-invalid={Boolean(wrong)}
          />
          {wrong ? (
            <p className="jt-wrong" id="words-wrong">
              {wrong}
            </p>
          ) : null}
        </div>
        <div className="jt-bar">
          {steps.map(({ value, words: said }, at) => (
            <button
              key={value}
              type="submit"
              name="step"
              value={value}
              className={at > 0 ? 'quiet' : undefined}
              disabled={sending}
            >
              {said}
            </button>
          ))}
        </div>
      </form>
    </Outcome>
  );
}
