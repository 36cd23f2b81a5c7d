'use client';

import { CodeField, SendAgain } from '#cms/staff/CodeField.tsx';
import { Field } from '#cms/staff/Field.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import type { Messages } from '#cms/words/index.ts';
import { confirmOffer, type OfferState } from './offer-actions.ts';

interface Props {
  lang: string;
  words: Messages['offer'];
  notDone: string;
  /** A word for the texts and prices that stand above. */
  seen: string;
}

/** First a code is asked for, then it is entered with the own name. What was typed stays. */
export function OfferForm({ lang, words, notDone, seen }: Props) {
  const { state, sending, submit, wrong } = useKeptForm<OfferState>(confirmOffer, {});
  const { problem, sentTo, again, done } = state;
  if (done) {
    return (
      <p className="jt-note" role="status">
        {done}
      </p>
    );
  }
  return (
    <form className="jt-form" onSubmit={submit} autoComplete="off">
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="seen" value={seen} />
      {problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{notDone}</strong> {problem.words}
        </p>
      ) : null}
      <p>{words.declare}</p>
      {sentTo ? (
        <>
          <p role="status">{words.sent}</p>
          <Field name="name" of="offer" label={words.name} wrong={wrong('name')} />
          <CodeField of="offer" label={words.code} wrong={wrong('code')} />
        </>
      ) : null}
      <button type="submit" disabled={sending}>
        {sentTo ? words.confirm : words.sendCode}
      </button>
      {sentTo ? <SendAgain words={words} sent={again === true} sending={sending} /> : null}
    </form>
  );
}
