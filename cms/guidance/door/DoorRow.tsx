'use client';

import { useActionState } from 'react';
import { Hidden } from '#cms/staff/Outcome.tsx';
import { type CameState, noteCame } from './note-came.ts';

interface Props {
  family: string;
  about: string;
  /** When it came, in words. */
  came?: string;
  mayNote: boolean;
  hidden: Record<string, string>;
  words: { came: string; undo: string; notNoted: string };
}

/** A family at the door: one tap, and one to take it back. */
export function DoorRow({ family, about, came, mayNote, hidden, words }: Props) {
  const [noted, note, sending] = useActionState<CameState, FormData>(noteCame, {});
  const button = came ? words.undo : words.came;
  return (
    <li className="jt-row jt-door">
      <div>
        <strong>{family}</strong>
        <span className="jt-dim">{about}</span>
      </div>
      {came ? <span className="jt-state here">{came}</span> : null}
      {mayNote ? (
        <form action={note} className="jt-mark">
          <Hidden values={{ ...hidden, undo: String(Boolean(came)) }} />
          <button type="submit" className={came ? 'quiet' : undefined} disabled={sending} aria-label={`${family} ${button}`}>
            {button}
          </button>
        </form>
      ) : null}
      {noted.problem ? (
        <p className="jt-note bad" role="alert">
          {words.notNoted} {noted.problem}
        </p>
      ) : null}
    </li>
  );
}
