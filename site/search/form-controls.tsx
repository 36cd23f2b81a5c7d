import type { Choice, TickShape } from './form-shape.ts';
import type { FormValues } from './form-values.ts';

/** What stands in the form, and a way to choose otherwise. */
export interface FormState {
  values: FormValues;
  choose: (name: string, chosen: readonly string[]) => void;
}

interface SelectProps {
  state: FormState;
  name: string;
  choices: readonly Choice[];
  /** Their labels say how many there would be. */
  counted?: boolean;
  /** Which of several values under one name, such as the second child's age; an empty one is taken out. */
  at?: number;
}

/** One of several. */
export function Select({ state: { values, choose }, name, choices, counted = false, at = 0 }: SelectProps) {
  const all = values[name] ?? [];
  const pick = (value: string) => choose(name, [...all.slice(0, at), value, ...all.slice(at + 1)].filter(Boolean));
  return (
    <select id={at === 0 ? name : undefined} name={name} value={all[at] ?? ''} onChange={({ target }) => pick(target.value)}>
      {choices.map(([value, label]) => (
        <option key={value} value={value} data-count={counted && value !== '' ? `${name}:${value}` : undefined}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** A box to tick; several of one name are a list. */
export function Box({ state: { values, choose }, name, value }: { state: FormState; name: string; value: string }) {
  const ticked = values[name] ?? [];
  const others = ticked.filter((one) => one !== value);
  return (
    <input
      type="checkbox"
      name={name}
      value={value}
      checked={ticked.includes(value)}
      onChange={({ target }) => choose(name, target.checked ? [...others, value] : others)}
    />
  );
}

/** Boxes with what they stand for, and how many there would be. */
export function Ticks({ state, ticks }: { state: FormState; ticks: readonly TickShape[] }) {
  return ticks.map(({ name, value, label, count }) => (
    <label key={value + name} className="tick">
      <Box state={state} name={name} value={value} />
      {`${label} `}
      <span className="dim" data-count={value === 'true' ? name : `${name}:${value}`}>
        {count}
      </span>
    </label>
  ));
}
