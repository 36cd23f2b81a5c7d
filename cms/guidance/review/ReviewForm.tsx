'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId } from 'react';
import { Field } from '#cms/staff/Field.tsx';
import { Hidden } from '#cms/staff/Outcome.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import { markDone, type ReviewState, sayOfParagraph, sendBack } from './review-actions.ts';

interface Props {
  what: 'say' | 'back' | 'done';
  hidden: Record<string, string>;
  words: { label: string; button: string; sending: string; notDone: string; about?: string };
}

const ACTIONS = { say: sayOfParagraph, back: sendBack, done: markDone };

/** Something said of a text, or done with; the page shows it at once. */
export function ReviewForm({ what, hidden, words }: Props) {
  const { state, sending, submit, wrong } = useKeptForm<ReviewState>(ACTIONS[what], {});
  const router = useRouter();
  useEffect(() => {
    if (state.done) router.refresh();
  }, [state, router]);
  const id = useId();
  return (
    <form className="jt-form" onSubmit={submit} autoComplete="off" key={state.done ? 'done' : 'open'}>
      <Hidden values={hidden} />
      {state.problem && !state.problem.field ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.notDone}</strong> {state.problem.words}
        </p>
      ) : null}
      {what === 'done' ? null : (
        <Field of={id} name="text" label={words.label} wrong={wrong('text')}>
          <textarea name="text" rows={2} required maxLength={1000} />
        </Field>
      )}
      <button
        type="submit"
        className="quiet"
        disabled={sending}
        aria-label={words.about ? `${words.button} ${words.about}` : undefined}
      >
        {sending ? words.sending : words.button}
      </button>
      {state.done ? <p role="status">{state.done}</p> : null}
    </form>
  );
}
