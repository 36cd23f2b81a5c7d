'use client';

import { useState } from 'react';
import { Field } from '#cms/staff/Field.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type CounterState, holdAtCounter } from './actions.ts';
import { CareFields } from './CareFields.tsx';
import { Held } from './Held.tsx';
import type { CounterWords } from './held-words.ts';

/** One form for the four kinds of care. What was typed stays until places are held. */
export function CounterForm({
  lang,
  today,
  tomorrow,
  forms,
  employeesOnly,
  words,
}: {
  lang: Lang;
  today: string;
  tomorrow: string;
  /** The kinds of care that the centre sells, each with its name. */
  forms: readonly (readonly [form: CareForm, name: string])[];
  /** The centre takes its own employees' children alone. */
  employeesOnly: boolean;
  words: CounterWords;
}) {
  const { state, sending: holding, submit, wrong } = useKeptForm<CounterState>(holdAtCounter, {});
  const [form, setForm] = useState<CareForm>(forms.some(([one]) => one === 'hourly') ? 'hourly' : (forms[0]?.[0] ?? 'hourly'));
  const [again, setAgain] = useState<object>();
  const { problem } = state;

  if (state.held && again !== state) return <Held held={state.held} words={words} onAgain={() => setAgain(state)} />;

  return (
    <form className="jt-form" onSubmit={submit} autoComplete="off">
      <input type="hidden" name="lang" value={lang} />
      {problem ? (
        <p className="jt-note bad" role="alert">
          <strong>{words.wrong}</strong> {problem.words}
        </p>
      ) : null}
      <fieldset>
        <legend>{words.guardian}</legend>
        <Field name="guardianName" label={words.guardianName} wrong={wrong('guardianName')} />
        <Field name="relation" label={words.relation} wrong={wrong('relation')} />
        <Field name="ground" label={words.ground} optional wrong={wrong('ground')} />
        <Field name="contact" label={words.contact} wrong={wrong('contact')} />
        {employeesOnly ? <Field name="employeeCode" label={words.employeeCode} optional wrong={wrong('employeeCode')} /> : null}
      </fieldset>
      <fieldset>
        <legend>{words.childPart}</legend>
        <Field name="childName" label={words.childName} wrong={wrong('childName')} />
        <Field name="birthDate" label={words.birthDate} type="date" max={today} wrong={wrong('birthDate')} />
        <label className="tick">
          <input name="hadSameService" type="checkbox" /> {words.before}
        </label>
      </fieldset>
      <fieldset>
        <legend>{words.care}</legend>
        <Field name="form" label={words.form} wrong={wrong('form')}>
          <select id="counter-form" name="form" value={form} onChange={(event) => setForm(event.target.value as CareForm)}>
            {forms.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <CareFields form={form} today={today} tomorrow={tomorrow} words={words} wrong={wrong} />
      </fieldset>
      <button type="submit" disabled={holding}>
        {holding ? words.holding : words.hold}
      </button>
    </form>
  );
}
