import type { FormState } from './form-controls.tsx';
import { textOf } from './form-values.ts';
import type { FormWords } from './form-words.ts';

interface Props {
  state: FormState;
  words: FormWords;
  /** What a price is for; without a kind of care there is nothing to compare by. */
  unit?: string;
  type: (name: string, value: string, how: { chosen: boolean; composing: boolean }) => void;
}

/** What it may cost, in whole units of money. */
export function PricePanel({ state, words, unit, type }: Props) {
  return (
    <div className="pill-panel">
      {unit === undefined ? (
        <p>{words.priceNeedsForm}</p>
      ) : (
        <label>
          {words.priceUpTo}
          <span className="with-unit">
            <input
              type="number"
              id="price"
              name="price"
              inputMode="numeric"
              min="0"
              max="99999"
              step="1"
              value={textOf(state.values, 'price')}
              onChange={({ target }) => type('price', target.value, { chosen: false, composing: false })}
            />{' '}
            {unit}
          </span>
        </label>
      )}
      <button className="btn panel-go" type="submit">
        {words.done}
      </button>
    </div>
  );
}
