'use client';

import { type ReactNode, useActionState } from 'react';
import { Field } from '#cms/staff/Field.tsx';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { actOnVisit, type VisitFormState } from './visit-actions.ts';

interface Choice {
  value: string;
  words: string;
}

interface FormProps {
  act: string;
  hidden: Record<string, string>;
  notDone: string;
  className?: string;
  children: (state: VisitFormState, sending: boolean) => ReactNode;
}

/** A form about one visit; once it is done, it says so in its place. */
function VisitForm({ act, hidden, notDone, className = 'jt-bar', children }: FormProps) {
  const [state, send, sending] = useActionState<VisitFormState, FormData>(actOnVisit, {});
  return (
    <Outcome state={state} notDone={notDone}>
      <form action={send} className={className}>
        <Hidden values={{ ...hidden, act }} />
        {children(state, sending)}
      </form>
    </Outcome>
  );
}

const wrongOf = ({ problem }: VisitFormState, field: string) => (problem?.field === field ? problem.words : undefined);

interface PlanProps {
  hidden: Record<string, string>;
  notDone: string;
  days: { min: string; max: string; first: string };
  half: string;
  halves: Choice[];
  nurse: string;
  nurses: Choice[];
  words: { day: string; half: string; nurse: string; plan: string };
}

const options = (choices: readonly Choice[]) =>
  choices.map(({ value, words }) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));

/** Gives a visit its day, its half of it and its nurse. */
export function PlanForm({ hidden, notDone, days, half, halves, nurse, nurses, words }: PlanProps) {
  const of = `plan-${hidden.visit}`;
  return (
    <VisitForm act="plan" hidden={hidden} notDone={notDone}>
      {(state, sending) => (
        <>
          <Field
            of={of}
            name="day"
            type="date"
            label={words.day}
            defaultValue={days.first}
            min={days.min}
            max={days.max}
            wrong={wrongOf(state, 'day')}
          />
          <Field of={of} name="half" label={words.half} wrong={wrongOf(state, 'half')}>
            <select name="half" defaultValue={half}>
              {options(halves)}
            </select>
          </Field>
          <Field of={of} name="nurse" label={words.nurse} wrong={wrongOf(state, 'nurse')}>
            <select name="nurse" defaultValue={nurse}>
              {options(nurses)}
            </select>
          </Field>
          <button type="submit" disabled={sending}>
            {words.plan}
          </button>
        </>
      )}
    </VisitForm>
  );
}

/** One button that does one thing. */
export function VisitButton({
  act,
  hidden,
  notDone,
  words,
  label,
  off,
  filled,
}: {
  act: string;
  hidden: Record<string, string>;
  notDone: string;
  words: string;
  label?: string;
  off?: boolean;
  filled?: boolean;
}) {
  return (
    <VisitForm act={act} hidden={hidden} notDone={notDone} className="jt-mark">
      {(_, sending) => (
        <button type="submit" className={filled ? undefined : 'quiet'} disabled={sending || off} aria-label={label}>
          {words}
        </button>
      )}
    </VisitForm>
  );
}

/** A line of text and a button. */
export function LineForm({
  act,
  name,
  hidden,
  notDone,
  value,
  optional,
  words,
}: {
  act: string;
  name: string;
  hidden: Record<string, string>;
  notDone: string;
  value?: string;
  optional?: boolean;
  words: { label: string; button: string };
}) {
  return (
    <VisitForm act={act} hidden={hidden} notDone={notDone}>
      {(state, sending) => (
        <>
          <Field of={act} name={name} label={words.label} defaultValue={value} optional={optional} wrong={wrongOf(state, name)} />
          <button type="submit" className="quiet" disabled={sending}>
            {words.button}
          </button>
        </>
      )}
    </VisitForm>
  );
}

interface RecordProps {
  hidden: Record<string, string>;
  notDone: string;
  points: { code: string; what: string }[];
  results: Choice[];
  words: { checklist: string; advice: string; hint: string; record: string };
}

/** What was found at each point, and what the family is to do. What was chosen stays when something is missing. */
export function RecordForm({ hidden, notDone, points, results, words }: RecordProps) {
  const [state, send, sending] = useActionState<VisitFormState & { sent?: Record<string, string> }, FormData>(
    async (before, form) => {
      const sent = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
      return { ...(await actOnVisit(before, form)), sent };
    },
    {},
  );
  const wrong = wrongOf(state, 'advice');
  return (
    <Outcome state={state} notDone={notDone}>
      <form action={send} className="jt-form">
        <Hidden values={{ ...hidden, act: 'record' }} />
        {points.length > 0 ? (
          <ul className="jt-checks">
            {points.map(({ code, what }) => (
              <li key={code}>
                <fieldset>
                  <legend>{what}</legend>
                  {results.map(({ value, words: said }) => (
                    <label key={value} className="tick">
                      <input
                        type="radio"
                        name={`check-${code}`}
                        value={value}
                        required
                        defaultChecked={state.sent?.[`check-${code}`] === value}
                      />
                      {said}
                    </label>
                  ))}
                </fieldset>
              </li>
            ))}
          </ul>
        ) : null}
        <div>
          <label htmlFor="visit-advice">{words.advice}</label>
          <p className="jt-dim" id="visit-advice-hint">
            {words.hint}
          </p>
          <textarea
            id="visit-advice"
            name="advice"
            rows={6}
            required
            maxLength={2000}
            defaultValue={state.sent?.advice}
            aria-describedby={wrong ? 'visit-advice-hint visit-advice-wrong' : 'visit-advice-hint'}
            aria-invalid={Boolean(wrong)}
          />
          {wrong ? (
            <p className="jt-wrong" id="visit-advice-wrong">
              {wrong}
            </p>
          ) : null}
        </div>
        <button type="submit" disabled={sending}>
          {words.record}
        </button>
      </form>
    </Outcome>
  );
}
