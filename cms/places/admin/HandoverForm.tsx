'use client';

import { startTransition, useEffect, useId, useState } from 'react';
import { ScanCode } from '#cms/staff/ScanCode.tsx';
import type { RosterLine } from '../roster.ts';
import type { ShownDelegate } from './found-child.ts';
import type { RowWords } from './row-words.ts';

interface Props {
  child: string;
  pickups: RosterLine['pickups'];
  words: RowWords;
  hidden: Record<string, string>;
  action: (form: FormData) => void;
  sending: boolean;
  /** Who collects the child stands in the centre's own papers: there is no code. */
  ownList: boolean;
  /** Scanned or typed already. */
  told?: string;
  /** For whom that code was made. */
  delegate?: ShownDelegate;
  /** The field that was refused. */
  wrong?: string;
  onCancel: () => void;
}

const OTHER = '';

/** Asks who collects a child, and for the family's code, before it is given away. */
export function HandoverForm({
  child,
  pickups,
  words,
  hidden,
  action,
  sending,
  ownList,
  told = '',
  delegate,
  wrong,
  onCancel,
}: Props) {
  const id = useId();
  const [who, setWho] = useState(delegate?.name ?? pickups[0]?.name ?? OTHER);
  const [name, setName] = useState('');
  const [code, setCode] = useState(told);
  const [document, setDocument] = useState(false);
  // Whose code it is shows when it is checked: from then on nobody else can be meant.
  useEffect(() => {
    if (delegate) setWho(delegate.name);
  }, [delegate]);
  const others = pickups.filter(({ name: known }) => known !== delegate?.name);
  const isDelegate = delegate !== undefined && who === delegate.name;
  return (
    <form
      className="jt-handover"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData();
        const fields = { ...hidden, what: 'check_out', name: who || name, code, document: String(document) };
        for (const [field, value] of Object.entries(fields)) form.set(field, value);
        startTransition(() => action(form));
      }}
    >
      <fieldset>
        <legend>
          {child} {words.who}
        </legend>
        {delegate ? (
          <label className="tick">
            <input type="radio" name={`${id}-who`} checked={isDelegate} onChange={() => setWho(delegate.name)} />
            <span>
              {delegate.name} {delegate.relation} <b className="once">{words.codeOnce}</b>
              {delegate.phone ? <a href={`tel:${delegate.phone}`}>{delegate.phone}</a> : null}
            </span>
          </label>
        ) : null}
        {others.map((person) => (
          <label key={person.name} className="tick">
            <input type="radio" name={`${id}-who`} checked={who === person.name} onChange={() => setWho(person.name)} />
            {person.photo ? <Photo id={person.photo} /> : null}
            {person.name} {person.relation}
          </label>
        ))}
        <label className="tick">
          <input type="radio" name={`${id}-who`} checked={who === OTHER} onChange={() => setWho(OTHER)} /> {words.other}
        </label>
      </fieldset>
      {who === OTHER ? (
        <label>
          {words.otherName}
          <input
            value={name}
            onChange={(event) => setName(event.target.value)}
            aria-invalid={wrong === 'name' || undefined}
            autoComplete="off"
          />
        </label>
      ) : null}
      {ownList ? null : (
        <label>
          {words.code}
          <input
            value={code}
            onChange={(event) => setCode(event.target.value)}
            aria-invalid={wrong === 'code' || undefined}
            aria-describedby={`${id}-hint`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            // biome-ignore lint/a11y/noAutofocus: it was asked for by the button just pressed
            autoFocus
          />
        </label>
      )}
      {ownList ? null : <ScanCode words={words} onCode={setCode} />}
      {ownList ? null : (
        <p id={`${id}-hint`} className="jt-dim">
          {words.codeHint}
        </p>
      )}
      {who === OTHER && !ownList ? null : (
        <label className="tick">
          <input
            type="checkbox"
            checked={document}
            onChange={(event) => setDocument(event.target.checked)}
            aria-invalid={wrong === 'document' || undefined}
          />{' '}
          {ownList ? words.ownList : isDelegate ? words.delegateSeen : words.document}
        </label>
      )}
      <div className="jt-acts">
        <button type="submit" disabled={sending}>
          {words.give}
        </button>
        <button type="button" className="quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

/** Private, and so sent to whoever is signed in at the centre, as it is. */
function Photo({ id }: { id: string }) {
  // biome-ignore lint/performance/noImgElement: an image service would keep a copy of it
  return <img src={`/admin/api/pickup-photos/${id}/picture`} alt="" width="64" height="64" />;
}
