import { type FormState, Select, Ticks } from './form-controls.tsx';
import type { MoreShape } from './form-shape.ts';
import type { FormWords } from './form-words.ts';

interface Props {
  more: MoreShape;
  state: FormState;
  words: FormWords;
  /** The search without any of it. */
  clear: string;
}

/** What else a family may ask for. */
export function MorePanel({ more, state, words, clear }: Props) {
  return (
    <div className="pill-panel pill-panel-wide">
      <label>
        {words.institution}
        <Select state={state} name="type" choices={more.institutions} counted />
      </label>
      <label>
        {words.district}
        <Select state={state} name="district" choices={more.districts} counted />
      </label>
      <div className="ticks">
        <Ticks state={state} ticks={more.flags} />
      </div>
      <label>
        {words.openUntil}
        <Select state={state} name="openUntil" choices={more.openUntil} />
      </label>
      <fieldset className="ticks">
        <legend>{words.speaks}</legend>
        <Ticks state={state} ticks={more.speaks} />
      </fieldset>
      <fieldset className="ticks">
        <legend>{words.access}</legend>
        <Ticks state={state} ticks={more.access} />
      </fieldset>
      <a href={clear}>{words.clear}</a>
      <button className="btn panel-go" type="submit">
        {words.done}
      </button>
    </div>
  );
}
