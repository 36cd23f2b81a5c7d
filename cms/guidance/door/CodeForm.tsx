'use client';

import { startTransition, useActionState, useRef } from 'react';
import { Hidden } from '#cms/staff/Outcome.tsx';
import { ScanCode } from '#cms/staff/ScanCode.tsx';
import { type ByCodeState, noteByCode } from './note-came.ts';

interface Props {
  hidden: Record<string, string>;
  words: { code: string; find: string; hint: string; notNoted: string } & Parameters<typeof ScanCode>[0]['words'];
}

/** A family's code, scanned or typed, checks it in; the next one is typed at once. Without script it is typed. */
export function CodeForm({ hidden, words }: Props) {
  const [state, note, sending] = useActionState<ByCodeState, FormData>(noteByCode, {});
  const form = useRef<HTMLFormElement>(null);
  const scanned = (code: string) => {
    if (!form.current) return;
    const sent = new FormData(form.current);
    sent.set('code', code);
    startTransition(() => note(sent));
  };
  const { problem, said } = state;
  return (
    <form ref={form} action={note} className="jt-find no-print">
      <Hidden values={hidden} />
      <label>
        {words.code}
        <input
          name="code"
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          required
          aria-invalid={problem ? true : undefined}
          aria-describedby="code-hint code-said"
        />
      </label>
      <button type="submit" disabled={sending}>
        {words.find}
      </button>
      <ScanCode words={words} onCode={scanned} />
      <p id="code-hint" className="jt-dim">
        {words.hint}
      </p>
      {problem || said ? (
        <p id="code-said" className={problem ? 'jt-note bad' : 'jt-note'} role={problem ? 'alert' : 'status'}>
          {problem ? `${words.notNoted} ${problem}` : said}
        </p>
      ) : null}
    </form>
  );
}
