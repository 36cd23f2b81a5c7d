'use client';

import { useActionState } from 'react';
import { Countdown } from '#cms/staff/Countdown.tsx';
import { type ClosingState, reopen } from './closing-actions.ts';

/** The way back: within some minutes as if nothing had been, later by opening again. */
export function ReopenForm({
  hidden,
  seconds,
  words,
}: {
  hidden: Record<string, string>;
  /** That are left to take it back; none once it has gone out. */
  seconds: number;
  words: { open: string; note: string; wrong: string };
}) {
  const [state, send, sending] = useActionState<ClosingState, FormData>(reopen, {});
  return (
    <form action={send}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="quiet" disabled={sending}>
        {words.open} {seconds > 0 ? <Countdown seconds={seconds} /> : null}
      </button>
      {words.note ? <p className="jt-dim">{words.note}</p> : null}
      {state.problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.wrong}</strong> {state.problem.words}
        </p>
      ) : null}
    </form>
  );
}
