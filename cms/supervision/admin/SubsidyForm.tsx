'use client';

import { useActionState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { drawUpSubsidies, type SubsidyState } from './subsidy-actions.ts';

/** Draws up a list of a subsidy. */
export function SubsidyForm(words: { code: string; lang: string; notDone: string; button: string }) {
  const [state, send, sending] = useActionState<SubsidyState, FormData>(drawUpSubsidies, {});
  return (
    <Outcome state={state} notDone={words.notDone}>
      <form action={send} className="jt-form">
        <Hidden values={{ code: words.code, lang: words.lang }} />
        <div className="jt-bar">
          <button type="submit" disabled={sending}>
            {words.button}
          </button>
        </div>
      </form>
    </Outcome>
  );
}
