'use client';

import { startTransition, useId, useState } from 'react';
import { LOOKED_AT } from '#domain/booking/health-check.ts';
import type { RowWords } from './row-words.ts';

interface Props {
  child: string;
  /** When it is looked at: as it comes, or at noon. */
  what: 'check_in' | 'noon_check';
  words: RowWords;
  hidden: Record<string, string>;
  action: (form: FormData) => void;
  sending: boolean;
  /** The field that was refused. */
  wrong?: string;
  onCancel: () => void;
}

/** What a check of a child found, where it is more than nothing: mouth, hands, skin, temperature, a note. */
export function CheckForm({ child, what, words, hidden, action, sending, wrong, onCancel }: Props) {
  const id = useId();
  const [noticed, setNoticed] = useState<string[]>([]);
  const [temperature, setTemperature] = useState('');
  const [note, setNote] = useState('');
  return (
    <form
      className="jt-handover"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData();
        const fields = { ...hidden, what, noticed: noticed.join(' '), temperature, note };
        for (const [field, value] of Object.entries(fields)) form.set(field, value);
        startTransition(() => action(form));
      }}
    >
      <fieldset>
        <legend>
          {child} {what === 'check_in' ? words.morningCheck : words.noonCheck}
        </legend>
        {LOOKED_AT.map((one) => (
          <label key={one} className="tick">
            <input
              type="checkbox"
              checked={noticed.includes(one)}
              onChange={({ target }) => setNoticed(target.checked ? [...noticed, one] : noticed.filter((other) => other !== one))}
            />
            {words.look[one]}
          </label>
        ))}
      </fieldset>
      <label>
        {words.temperature}
        <input
          value={temperature}
          onChange={(event) => setTemperature(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          aria-invalid={wrong === 'temperature' || undefined}
        />
      </label>
      <label htmlFor={`${id}-note`}>
        {words.checkNote}
        <textarea
          id={`${id}-note`}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          rows={2}
          maxLength={100}
          autoComplete="off"
        />
      </label>
      <div className="jt-acts">
        <button type="submit" disabled={sending}>
          {what === 'check_in' ? words.noteCame : words.noteChecked}
        </button>
        <button type="button" className="quiet" onClick={onCancel}>
          {words.notNow}
        </button>
      </div>
    </form>
  );
}
