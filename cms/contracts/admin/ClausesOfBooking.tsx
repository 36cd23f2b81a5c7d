'use client';

import { useId, useState, useTransition } from 'react';
import type { ClausesRead } from '../preview-clauses.ts';
import { ClauseSections } from './ClauseSections.tsx';
import { type PreviewAsked, type PreviewShown, previewOn } from './preview-actions.ts';

interface Props {
  first: Pick<ClausesRead, 'sections' | 'others'>;
  asks: Omit<PreviewAsked, 'number'>;
  words: { note: string; label: string; hint: string; show: string };
}

/** Clauses filled from one booking's contract; whoever writes them chooses which. The template's own form stands around it. */
export function ClausesOfBooking({ first, asks, words }: Props) {
  const [number, setNumber] = useState('');
  const [shown, setShown] = useState<PreviewShown>({ note: words.note });
  const [waits, start] = useTransition();
  const id = useId();
  const { sections } = shown.read ?? first;
  const look = () =>
    start(async () => {
      const sent = new FormData();
      sent.set('asked', JSON.stringify({ ...asks, number }));
      setShown(await previewOn(shown, sent));
    });
  return (
    <>
      {first.others.length > 0 ? (
        <div className="jt-form">
          <label htmlFor={id}>{words.label}</label>
          <p className="jt-dim" id={`${id}-hint`}>
            {words.hint}
          </p>
          <input
            id={id}
            list={`${id}-list`}
            value={number}
            maxLength={40}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setNumber(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              look();
            }}
          />
          <datalist id={`${id}-list`}>
            {first.others.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <p>
            <button type="button" className="jt-button quiet" disabled={waits} onClick={look}>
              {words.show}
            </button>
          </p>
        </div>
      ) : null}
      <p className={shown.problem ? 'jt-note bad' : 'jt-dim'} role="status">
        {shown.note}
      </p>
      <ClauseSections sections={sections} level="h2" />
    </>
  );
}
