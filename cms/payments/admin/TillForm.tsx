'use client';

import { useActionState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { actAtTill, type TillState } from './till-actions.ts';

interface Props {
  what: 'take' | 'give' | 'close';
  /** The payment's or the refund's id. */
  of?: string;
  lang: string;
  notDone: string;
  button: string;
  /** Ways to choose from, where there is a choice. */
  methods?: { label: string; options: { value: string; words: string }[] };
  fields: { name: string; label: string; hint?: string }[];
}

/** One thing that the counter records. */
export function TillForm({ what, of = '', lang, notDone, button, methods, fields }: Props) {
  const [state, send, sending] = useActionState<TillState, FormData>(actAtTill, {});
  const wrongOf = (name: string) => (state.problem?.field === name ? state.problem.words : undefined);
  return (
    <Outcome state={state} notDone={notDone}>
      <form action={send} className="jt-form">
        <Hidden values={{ what, of, lang }} />
        {methods ? (
          <div>
            <label htmlFor={`method-${of}`}>{methods.label}</label>
            <select id={`method-${of}`} name="method">
              {methods.options.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        {fields.map(({ name, label, hint }) => {
          const id = `${name}-${of || what}`;
          const wrong = wrongOf(name);
          return (
            <div key={name}>
              <label htmlFor={id}>{label}</label>
              {hint ? (
                <p className="jt-dim" id={`${id}-hint`}>
                  {hint}
                </p>
              ) : null}
              <input
                id={id}
                name={name}
                autoComplete="off"
                maxLength={300}
                aria-invalid={Boolean(wrong)}
                aria-describedby={[hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined}
              />
              {wrong ? (
                <p className="jt-wrong" id={`${id}-wrong`}>
                  {wrong}
                </p>
              ) : null}
            </div>
          );
        })}
        <div className="jt-bar">
          <button type="submit" disabled={sending}>
            {button}
          </button>
        </div>
      </form>
    </Outcome>
  );
}
