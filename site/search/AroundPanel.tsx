import type { MouseEvent } from 'react';
import { PlaceInput } from '../ui/PlaceInput.tsx';
import { type FormState, Select } from './form-controls.tsx';
import type { FormShape } from './form-shape.ts';
import { textOf } from './form-values.ts';

interface Props {
  view: FormShape;
  state: FormState;
  /** Words typed for the second place. */
  type: (name: string, value: string, how: { chosen: boolean; composing: boolean }) => void;
  locate: () => void;
}

/** How far, and where else the way leads. */
export function AroundPanel({ view, state, type, locate }: Props) {
  const { words } = view;
  const findMe = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.closest('details')?.removeAttribute('open');
    locate();
  };
  return (
    <div className="pill-panel">
      <label>
        {words.radius}
        <Select state={state} name="radius" choices={view.radii} />
      </label>
      <label>
        {words.secondPlace}
        <PlaceInput
          name="and"
          value={textOf(state.values, 'and')}
          onValue={(value, how) => type('and', value, how)}
          placeholder={words.secondPlaceholder}
          list="places"
          maxLength={100}
          suggest={view.suggest}
        />
        <span className="hint">{words.secondHint}</span>
      </label>
      <a href={view.here} onClick={findMe}>
        {words.useMine}
      </a>
      <button className="btn panel-go" type="submit">
        {words.done}
      </button>
    </div>
  );
}
