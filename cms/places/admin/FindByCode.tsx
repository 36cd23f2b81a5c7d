'use client';

import { startTransition, useActionState, useEffect, useState } from 'react';
import { ScanCode } from '#cms/staff/ScanCode.tsx';
import { type CodeState, findByCode } from './find-by-code.ts';
import { tellFound } from './found-child.ts';
import type { RowWords } from './row-words.ts';

interface Props {
  date: string;
  lang: string;
  words: RowWords & { find: string };
}

/** A pick-up code, scanned or typed, leads to its child and asks who collects it. */
export function FindByCode({ date, lang, words }: Props) {
  const [code, setCode] = useState('');
  const [state, find, sending] = useActionState<CodeState, FormData>(findByCode, {});
  const ask = (told: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ code: told, date, lang })) form.set(name, value);
    startTransition(() => find(form));
  };
  useEffect(() => {
    if (state.found) tellFound(state.found);
  }, [state]);
  return (
    <form
      className="jt-find no-print"
      onSubmit={(event) => {
        event.preventDefault();
        ask(code);
      }}
    >
      <label>
        {words.code}
        <input
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          required
          aria-invalid={state.problem ? true : undefined}
          aria-describedby={state.problem ? 'find-problem' : undefined}
        />
      </label>
      <button type="submit" className="quiet" disabled={sending}>
        {words.find}
      </button>
      <ScanCode
        words={words}
        onCode={(scanned) => {
          setCode(scanned);
          ask(scanned);
        }}
      />
      {state.problem ? (
        <p id="find-problem" className="jt-note bad" role="alert">
          {state.problem}
        </p>
      ) : null}
    </form>
  );
}
