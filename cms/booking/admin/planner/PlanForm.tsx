'use client';

import { useActionState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { askFamily, askOfClass, changeWeek, offerNow, type PlannerState } from './actions.ts';

const CALLS = { ask: askFamily, class: askOfClass, change: changeWeek, offer: offerNow };

/** The one button that does what was looked at. */
export function PlanForm({
  call,
  hidden,
  words,
}: {
  call: keyof typeof CALLS;
  hidden: Record<string, string>;
  words: { send: string; wrong: string };
}) {
  const [state, send, sending] = useActionState<PlannerState, FormData>(CALLS[call], {});
  return (
    <Outcome state={state} notDone={words.wrong}>
      <form action={send}>
        <Hidden values={hidden} />
        <button type="submit" disabled={sending}>
          {words.send}
        </button>
      </form>
    </Outcome>
  );
}
