'use client';

import { useActionState } from 'react';
import { answerTour, type TourActionState } from './tour-actions.ts';

interface Props {
  hidden: Record<string, string>;
  /** Whose visit the buttons are about: they are heard alone. */
  about: string;
  choices: { what: string; words: string }[];
}

/** What can be done with one visit, a button each. */
export function TourForm({ hidden, about, choices }: Props) {
  const [state, send, sending] = useActionState<TourActionState, FormData>(answerTour, {});
  return (
    <>
      {state.problem ? (
        <p className="jt-note bad" role="alert">
          {state.problem}
        </p>
      ) : null}
      <div className="jt-bar">
        {choices.map(({ what, words }) => (
          <form key={what} action={send}>
            {Object.entries({ ...hidden, what }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" className="quiet" aria-label={`${words} ${about}`} disabled={sending}>
              {words}
            </button>
          </form>
        ))}
      </div>
    </>
  );
}
