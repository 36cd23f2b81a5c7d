'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId } from 'react';
import { Hidden } from '#cms/staff/Outcome.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import { type ReviewState, replaceEverywhere } from '../review/review-actions.ts';

interface Props {
  hidden: Record<string, string>;
  /** Pictures that nothing shows. */
  others: { id: string; alt: string; src: string }[];
  words: { which: string; button: string; sending: string; notDone: string };
}

/** One of the pictures that nothing shows yet takes the place of another; the page shows it at once. */
export function ReplaceForm({ hidden, others, words }: Props) {
  const { state, sending, submit } = useKeptForm<ReviewState>(replaceEverywhere, {});
  const router = useRouter();
  useEffect(() => {
    if (state.done) router.refresh();
  }, [state, router]);
  const id = useId();
  return (
    <form className="jt-form" onSubmit={submit} autoComplete="off" key={state.done ? 'done' : 'open'}>
      <Hidden values={hidden} />
      {state.problem ? (
        <p className="jt-note bad" role="alert" id={`${id}-wrong`}>
          <strong>{words.notDone}</strong> {state.problem.words}
        </p>
      ) : null}
      <fieldset className="jt-pictures" aria-describedby={state.problem ? `${id}-wrong` : undefined}>
        <legend>{words.which}</legend>
        {others.map((one) => (
          <label key={one.id}>
            {/* biome-ignore lint/performance/noImgElement: the portal has its own sizes */}
            <img src={one.src} alt="" loading="lazy" />
            <span className="tick">
              <input type="radio" name="by" value={one.id} required />
              {one.alt}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" disabled={sending}>
        {sending ? words.sending : words.button}
      </button>
      {state.done ? <p role="status">{state.done}</p> : null}
    </form>
  );
}
