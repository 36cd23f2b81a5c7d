'use client';

import { useActionState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { type FormStep, StepButtons } from '#cms/staff/StepButtons.tsx';
import { actOnDispute, type DisputeFormState } from '../disputes/dispute-actions.ts';

interface Props {
  dispute: string;
  lang: string;
  notDone: string;
  words: { text: string; hint: string };
  steps: FormStep[];
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
        <StepButtons steps={steps} sending={sending} />
      </form>
    </Outcome>
  );
}
