import { memo, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { choose, MOST_COMPARED, NO_CHOICE, onChoice, readChoice } from './compare-choice.ts';

interface Props {
  slug: string;
  name: string;
  words: Record<'pick' | 'colon', string>;
}

/** Ticks a centre for the comparison: a box of the form `#compare`, and with script one that all lists remember. */
export const CompareTick = memo(function CompareTick({ slug, name, words }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const chosen = useSyncExternalStore(onChoice, readChoice, () => NO_CHOICE);
  const on = chosen.has(slug);
  const full = chosen.size >= MOST_COMPARED;

  // Ticked before the script had come.
  useLayoutEffect(() => {
    if (box.current?.checked) choose(slug, { name, on: true });
  }, [slug, name]);
  return (
    <label className="cmp-pick">
      <input
        ref={box}
        type="checkbox"
        name="ids"
        value={slug}
        form="compare"
        autoComplete="off"
        checked={on}
        disabled={full && !on}
        onChange={({ target }) => choose(slug, { name, on: target.checked })}
      />
      <span>
        {words.pick}
        <span className="visually-hidden">{`${words.colon}${name}`}</span>
      </span>
    </label>
  );
});
