'use client';

import { type ReactNode, useActionState } from 'react';
import { noteAwayDays, type RotaState, undoAwayDays } from './actions.ts';

const CALLS = { note: noteAwayDays, undo: undoAwayDays };

/** One button that does what was looked at, or takes it back, and says why where it cannot. */
export function RotaForm({
  call,
  hidden,
  words,
  children,
}: {
  call: keyof typeof CALLS;
  hidden: Record<string, string>;
  words: { send: string; wrong: string };
  children?: ReactNode;
}) {
  const [state, send, sending] = useActionState<RotaState, FormData>(CALLS[call], {});
  return (
    <form action={send}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {state.problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.wrong}</strong> {state.problem.words}
        </p>
      ) : null}
      <button type="submit" className={call === 'undo' ? 'quiet' : undefined} disabled={sending}>
        {words.send}
      </button>
    </form>
  );
}
