'use client';

import { useActionState } from 'react';
import { Field } from '#cms/staff/Field.tsx';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { actOnConsults, type ConsultFormState } from './consult-actions.ts';

interface Choice {
  value: string;
  words: string;
}

const options = (choices: readonly Choice[]) =>
  choices.map(({ value, words }) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));

const wrongOf = ({ problem }: ConsultFormState, field: string) => (problem?.field === field ? problem.words : undefined);

interface OfferProps {
  lang: string;
  notDone: string;
  days: { min: string; max: string; first: string };
  lengths: Choice[];
  ways: Choice[];
  words: Record<'day' | 'from' | 'to' | 'length' | 'way' | 'where' | 'send', string>;
}

/** Hours of a day, in slots of one length. What was typed stays when something is wrong. */
export function OfferForm({ lang, notDone, days, lengths, ways, words }: OfferProps) {
  const [state, send, sending] = useActionState<ConsultFormState, FormData>(actOnConsults, {});
  const { sent = {} } = state;
  const field = (name: 'day' | 'from' | 'to' | 'where', type: string, first = '') => (
    <Field
      key={`${name}-${sent[name]}`}
      of="offer"
      name={name}
      type={type}
      label={words[name]}
      defaultValue={sent[name] ?? first}
      optional={name === 'where'}
      wrong={wrongOf(state, name)}
      {...(name === 'day' ? { min: days.min, max: days.max } : {})}
    />
  );
  return (
    <Outcome state={state} notDone={notDone}>
      <form action={send} className="jt-bar">
        <Hidden values={{ lang, act: 'offer' }} />
        {field('day', 'date', days.first)}
        {field('from', 'time', '09:00')}
        {field('to', 'time', '11:00')}
        <Field key={`length-${sent.length}`} of="offer" name="length" label={words.length} wrong={wrongOf(state, 'length')}>
          <select name="length" defaultValue={sent.length ?? '20'}>
            {options(lengths)}
          </select>
        </Field>
        <Field key={`way-${sent.way}`} of="offer" name="way" label={words.way} wrong={wrongOf(state, 'way')}>
          <select name="way" defaultValue={sent.way}>
            {options(ways)}
          </select>
        </Field>
        {field('where', 'text')}
        <button type="submit" disabled={sending}>
          {words.send}
        </button>
      </form>
    </Outcome>
  );
}

/** Takes a slot back; who has it is told why. */
export function WithdrawForm({
  slot,
  lang,
  taken,
  notDone,
  words,
}: {
  slot: string;
  lang: string;
  taken: boolean;
  notDone: string;
  words: { reason: string; send: string; label: string };
}) {
  const [state, send, sending] = useActionState<ConsultFormState, FormData>(actOnConsults, {});
  return (
    <Outcome state={state} notDone={notDone}>
      <form action={send} className="jt-bar">
        <Hidden values={{ lang, act: 'withdraw', slot }} />
        {taken ? <Field of={slot} name="reason" label={words.reason} wrong={wrongOf(state, 'reason')} /> : null}
        <button type="submit" className="quiet" disabled={sending} aria-label={words.label}>
          {words.send}
        </button>
      </form>
    </Outcome>
  );
}
