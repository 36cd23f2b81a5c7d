'use client';

import { useField, useTranslation } from '@payloadcms/ui';
import type { JSONFieldClientComponent } from 'payload';
import { startTransition, useActionState, useEffect, useState } from 'react';
import { browserWords } from '#cms/words/browser-words.ts';
import { type Notice, readNotice } from '../filing/notice.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { type FilingState, withdrawFiling } from './filing-actions.ts';

/**
 * What of this centre's filed facts waits for its district, or how that was decided. A save brings it back as it was
 * read; one that meets another person's proposal is refused with that one, which then counts as read.
 */
export const ProposedField: JSONFieldClientComponent = ({ path: given }) => {
  const { value, setValue, errorMessage } = useField<unknown>({ potentiallyStalePath: given });
  const [withdrawn, setWithdrawn] = useState<string>();
  useEffect(() => {
    const refused = readNotice(errorMessage);
    if (refused) setValue(refused);
  }, [errorMessage, setValue]);
  const notice = readNotice(value);
  if (!notice || notice.id === withdrawn) return null;
  return <Told notice={notice} onWithdrawn={() => setWithdrawn(notice.id)} />;
};

function Told({ notice, onWithdrawn }: { notice: Notice; onWithdrawn(): void }) {
  const { i18n } = useTranslation();
  const words = browserWords(i18n.language).filed;
  const [state, send, sending] = useActionState<FilingState, FormData>(withdrawFiling, {});
  const { title, by, rows, notes, mayWithdraw, id, status } = notice;
  const { done } = state;
  useEffect(() => {
    if (done) onWithdrawn();
  }, [done, onWithdrawn]);
  const withdraw = () => {
    const form = new FormData();
    form.set('lang', i18n.language);
    form.set('change', id);
    startTransition(() => send(form));
  };
  return (
    <section className={`jt jt-changes jt-proposed ${status}`} aria-label={title}>
      <p>{title}</p>
      <p className="jt-dim">{by}</p>
      <ChangeTable rows={rows} words={words} />
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {state.problem ? <p role="alert">{state.problem.words}</p> : null}
      {mayWithdraw ? (
        <button type="button" className="quiet" disabled={sending} onClick={withdraw}>
          {sending ? words.sending : words.withdraw}
        </button>
      ) : null}
    </section>
  );
}
