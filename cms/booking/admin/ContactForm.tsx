'use client';

import { CodeField, SendAgain } from '#cms/staff/CodeField.tsx';
import { Field } from '#cms/staff/Field.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import type { Messages } from '#cms/words/index.ts';
import { IDENTITY_DOCUMENTS } from '#domain/contract/contract.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type ContactState, changeContact } from './contact-actions.ts';

/** First who it is and what was checked; then the code that the new contact was sent. What was typed stays. */
export function ContactForm({ lang, words }: { lang: Lang; words: Messages['counter'] }) {
  const { state, sending: changing, submit, wrong } = useKeptForm<ContactState>(changeContact, {});
  const { problem, sentTo, again, changed } = state;
  if (changed) {
    return (
      <p className="jt-note" role="status">
        {changed}
      </p>
    );
  }
  return (
    <form className="jt-form" onSubmit={submit} autoComplete="off">
      <input type="hidden" name="lang" value={lang} />
      {problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.notChanged}</strong> {problem.words}
        </p>
      ) : null}
      <fieldset>
        <legend>{words.guardian}</legend>
        <Field name="name" label={words.guardianName} wrong={wrong('name')} />
        <Field name="contact" label={words.oldContact} wrong={wrong('contact')} />
        <Field name="document" label={words.document} wrong={wrong('document')}>
          <select name="document">
            {IDENTITY_DOCUMENTS.map((document) => (
              <option key={document} value={document}>
                {words[`document_${document}`]}
              </option>
            ))}
          </select>
        </Field>
        <Field name="lastFour" label={words.lastFour} wrong={wrong('lastFour')} />
        <label className="tick">
          <input name="checked" type="checkbox" required /> {words.checked}
        </label>
      </fieldset>
      <fieldset>
        <legend>{words.newContact}</legend>
        <Field name="to" label={words.newContact} wrong={wrong('to')} />
        {sentTo ? <CodeField label={words.code} wrong={wrong('code')} /> : null}
      </fieldset>
      <button type="submit" disabled={changing}>
        {changing ? words.sending : sentTo ? words.change : words.sendCode}
      </button>
      {sentTo ? <SendAgain words={words} sent={again === true} sending={changing} /> : null}
    </form>
  );
}
