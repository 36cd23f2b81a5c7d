'use client';

import { useActionState } from 'react';
import { Hidden } from '#cms/staff/Outcome.tsx';
import { answerDoor, type DoorState } from './answer-door.ts';

interface Props {
  hidden: Record<string, string>;
  choices: { take: 'yes' | 'no'; words: string }[];
}

/** Which of two taps is right, a button each. */
export function DoorAnswer({ hidden, choices }: Props) {
  const [state, send, sending] = useActionState<DoorState, FormData>(answerDoor, {});
  return (
    <>
      {state.problem ? (
        <p className="jt-note bad" role="alert">
          {state.problem}
        </p>
      ) : null}
      <div className="jt-bar">
        {choices.map(({ take, words }) => (
          <form key={take} action={send}>
            <Hidden values={{ ...hidden, take }} />
            <button type="submit" className="quiet" disabled={sending}>
              {words}
            </button>
          </form>
        ))}
      </div>
    </>
  );
}
