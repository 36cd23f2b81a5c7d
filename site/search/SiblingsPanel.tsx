import { type FormState, Select } from './form-controls.tsx';
import type { FormShape } from './form-shape.ts';

/** The family's other children, one by one: each that is named makes room for one more. */
export function SiblingsPanel({ view, state }: { view: FormShape; state: FormState }) {
  const { words, ages, mostChildren } = view;
  const named = state.values.ageMonths?.length ?? 0;
  const shown = Math.max(1, Math.min(mostChildren - 1, named));
  return (
    <div className="pill-panel">
      {Array.from({ length: shown }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a child has no name here, only its place in the row.
        <label key={at}>
          {words.childNumber.replace('{number}', String(at + 2))}
          <Select state={state} name="ageMonths" choices={[['', words.noChild], ...ages.slice(1)]} at={at + 1} />
        </label>
      ))}
      <p className="hint">{words.siblingsHint}</p>
      <button className="btn panel-go" type="submit">
        {words.done}
      </button>
    </div>
  );
}
