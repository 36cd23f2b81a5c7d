'use client';

import { useActionState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { type FormStep, StepButtons } from '#cms/staff/StepButtons.tsx';
import { actOnDoctor, type DoctorFormState } from './doctor-actions.ts';

interface Props {
  request: string;
  lang: string;
  notDone: string;
  answer: string;
  words: { answer: string; hint: string };
  steps: FormStep[];
}

/** What the station says to the family, and which way it goes. */
export function DoctorForm({ request, lang, notDone, answer, words, steps }: Props) {
  const [state, send, sending] = useActionState<DoctorFormState, FormData>(actOnDoctor, {});
  const of = `answer-${request}`;
  const wrong = state.problem?.field === 'answer' ? state.problem.words : undefined;
  return (
    <Outcome state={state} notDone={notDone}>
      <form action={send} className="jt-form">
        <Hidden values={{ request, lang }} />
        <div>
          <label htmlFor={of}>{words.answer}</label>
          <p className="jt-dim" id={`${of}-hint`}>
            {words.hint}
          </p>
          <textarea
            id={of}
            name="answer"
            rows={3}
            maxLength={500}
            defaultValue={answer}
            aria-describedby={wrong ? `${of}-hint ${of}-wrong` : `${of}-hint`}
            aria-invalid={Boolean(wrong)}
          />
          {wrong ? (
            <p className="jt-wrong" id={`${of}-wrong`}>
              {wrong}
            </p>
          ) : null}
        </div>
        <StepButtons steps={steps} sending={sending} />
      </form>
    </Outcome>
  );
}
