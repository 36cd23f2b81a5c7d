'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useEffect } from 'react';
import { Field } from '#cms/staff/Field.tsx';
import { Hidden } from '#cms/staff/Outcome.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import { actOnPublication, type PublicationState } from './publication-actions.ts';

interface Props {
  act: 'plan' | 'call_off' | 'confirm' | 'correct';
  hidden: Record<string, string>;
  words: { date: string; time: string; reason: string; button: string; notDone: string };
  first?: { date: string; time: string };
}

/** One step about when a text is public: at a moment, not then after all, or at once in an emergency. */
export function PublicationForm({ act, hidden, words, first }: Props) {
  const { state, sending, submit, wrong } = useKeptForm<PublicationState>(actOnPublication, {});
  const router = useRouter();
  useEffect(() => {
    if (state.done) router.refresh();
  }, [state, router]);
  const field = (name: 'date' | 'time') => (
    <Field of={act} name={name} type={name} label={words[name]} defaultValue={first?.[name]} wrong={wrong(name)} />
  );
  return (
    <form className="jt-form" onSubmit={submit} autoComplete="off" key={state.done ? 'done' : 'open'}>
      <Hidden values={{ ...hidden, act }} />
      {state.problem && !state.problem.field ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.notDone}</strong> {state.problem.words}
        </p>
      ) : null}
      {act === 'plan' ? (
        <div className="jt-bar">
          {field('date')}
          {field('time')}
        </div>
      ) : null}
      {act === 'correct' ? (
        <Field of={act} name="reason" label={words.reason} wrong={wrong('reason')}>
          <textarea name="reason" rows={2} required maxLength={500} />
        </Field>
      ) : null}
      <button type="submit" className={act === 'plan' ? undefined : 'quiet'} disabled={sending}>
        {words.button}
      </button>
      {state.done ? <p role="status">{state.done}</p> : null}
    </form>
  );
}

/** The page itself with the draft on it, in a window as wide as a telephone. */
export function PhonePreview({ href, children }: { href: string; children: ReactNode }) {
  const open = (event: MouseEvent) => {
    if (window.open(href, 'preview', 'popup,width=390,height=760')) event.preventDefault();
  };
  return (
    <a className="jt-button quiet" href={href} target="preview" rel="opener" onClick={open}>
      {children}
    </a>
  );
}
