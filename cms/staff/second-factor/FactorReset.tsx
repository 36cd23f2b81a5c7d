'use client';

import { useState } from 'react';
import type { Messages } from '#cms/words/index.ts';
import { ask } from './ask.ts';

/** Another's second step, to be cleared by an administrator. */
export function FactorReset({ id, words }: { id: string; words: Messages['factor'] }) {
  const [said, setSaid] = useState<{ ok: boolean; message: string }>();
  const clear = async () => {
    const { ok, message = '' } = await ask(`/${id}/second-factor/reset`, {}, words.failed);
    setSaid({ ok, message: ok ? words.resetDone : message });
  };
  return (
    <div className="jt jt-factor">
      <h3>{words.title}</h3>
      <p>{words.resetNote}</p>
      {said && (
        <p className={said.ok ? 'jt-note' : 'jt-note bad'} role="status">
          {said.message}
        </p>
      )}
      {!said?.ok && (
        <button type="button" className="quiet" onClick={clear}>
          {words.reset}
        </button>
      )}
    </div>
  );
}
