'use client';

import { startTransition, useActionState, useState } from 'react';
import { Field } from '#cms/staff/Field.tsx';
import type { Messages } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { checkList, type EntryState, enterList, undoList } from './actions.ts';
import { Preview } from './Preview.tsx';

type Words = Messages['enrolled'];

/** A list from a spreadsheet, or one child: checked first, entered whole, and taken back with one press. */
export function EntryForm({
  lang,
  classes,
  isDivided,
  words,
}: {
  lang: Lang;
  classes: readonly string[];
  /** Some of its places are for the public: each child takes one of them, or one of the employees'. */
  isDivided: boolean;
  words: Words;
}) {
  const [state, setState] = useState<EntryState>({});
  const act = async (_: undefined, { action, form }: { action: typeof checkList; form: FormData }) => {
    form.set('lang', lang);
    setState(await action({}, form));
    return undefined;
  };
  const [, send, sending] = useActionState(act, undefined);
  const submit = (action: typeof checkList) => (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send({ action, form }));
  };
  const { problem, preview, entered, undone } = state;
  return (
    <section aria-labelledby="enter-title">
      <h2 id="enter-title">{words.add}</h2>
      {problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.problem}</strong> {problem.words}
        </p>
      ) : null}
      {undone ? (
        <p className="jt-note" role="status">
          {undone}
        </p>
      ) : null}
      {entered ? (
        <form className="jt-undo" role="status" onSubmit={submit(undoList)}>
          <input type="hidden" name="batch" value={entered.batch} />
          <span>{entered.words}</span>
          <button type="submit" disabled={sending}>
            {words.undo}
          </button>
        </form>
      ) : null}
      {preview ? <Preview {...{ preview, words, sending }} onEnter={submit(enterList)} onBack={() => setState({})} /> : null}
      <div hidden={preview !== undefined}>
        <form className="jt-form jt-paste" onSubmit={submit(checkList)} autoComplete="off">
          <h3>{words.paste}</h3>
          <p id="paste-hint" className="jt-dim">
            {words.pasteHint} <b>{isDivided ? words.pasteColumnsDivided : words.pasteColumns}</b>
          </p>
          <label>
            {words.list}
            <textarea
              name="list"
              rows={8}
              placeholder={words.pasteExample}
              aria-describedby="paste-hint paste-may"
              spellCheck={false}
            />
          </label>
          <p id="paste-may" className="jt-dim">
            {words.pasteMay} {isDivided ? words.pasteMayDivided : null}
          </p>
          <button type="submit" disabled={sending}>
            {sending ? words.checking : words.check}
          </button>
        </form>
        <details className="jt-row-more">
          <summary>{words.one}</summary>
          <form className="jt-form" onSubmit={submit(checkList)} autoComplete="off">
            <Field of="enrolled" name="name" label={words.name} />
            <Field of="enrolled" name="birthDate" label={words.birthDate} type="date" />
            <Field of="enrolled" name="className" label={words.className}>
              <select name="className">
                <option value="">{words.byAge}</option>
                {classes.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </Field>
            <Field of="enrolled" name="week" label={`${words.week} (${words.weekHint})`} />
            <Field of="enrolled" name="from" label={words.from} type="date" optional />
            <Field of="enrolled" name="to" label={words.to} type="date" optional />
            <Field of="enrolled" name="contract" label={words.contract}>
              <select name="contract">
                <option value="outside">{words.contract_outside}</option>
                <option value="here">{words.contract_here}</option>
              </select>
            </Field>
            {isDivided ? (
              <Field of="enrolled" name="whose" label={words.whose}>
                <select name="whose">
                  <option value="employee">{words.whose_employee}</option>
                  <option value="public">{words.whose_public}</option>
                </select>
              </Field>
            ) : null}
            <Field of="enrolled" name="contact" label={`${words.contact} (${words.contactHint})`} optional />
            <button type="submit" disabled={sending}>
              {sending ? words.checking : words.check}
            </button>
          </form>
        </details>
      </div>
    </section>
  );
}
