import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import {
  type Choice,
  keepChoice,
  MOST_COMPARED,
  NO_CHOICE,
  onChoice,
  readChoice,
  rereadChoice,
} from '../offers/compare-choice.ts';

interface Props {
  action: string;
  /** The search that the centres are compared for, as fields of the form. */
  kept: readonly (readonly [name: string, value: string])[];
  words: Record<'hint' | 'one' | 'some' | 'full' | 'and' | 'clear' | 'go' | 'goTo', string>;
}

/** The form that sends the ticked centres: a bar at the bottom, which with script counts and remembers. */
export const CompareTray = memo(function CompareTray({ action, kept, words }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const chosen = useSyncExternalStore(onChoice, readChoice, () => NO_CHOICE);
  const [live, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
    // Those that are not in the list any more are sent all the same.
    const sendAll = ({ formData }: FormDataEvent) => {
      const all = new Set([...formData.getAll('ids').map(String), ...readChoice().keys()]);
      formData.delete('ids');
      for (const slug of all) formData.append('ids', slug);
    };
    const sent = form.current;
    sent?.addEventListener('formdata', sendAll);
    // Back from the comparison, where centres may have been taken out.
    addEventListener('pageshow', rereadChoice);
    return () => {
      sent?.removeEventListener('formdata', sendAll);
      removeEventListener('pageshow', rereadChoice);
    };
  }, []);

  const clear = () => {
    keepChoice(NO_CHOICE);
    // The bar goes away with its button: whoever pressed it is led back to what can be chosen.
    document.querySelector<HTMLElement>('.cmp-pick input')?.focus();
  };
  return (
    <form
      ref={form}
      id="compare"
      data-bar="bottom"
      className={chosen.size > 0 ? 'cmp-bar cmp-some' : 'cmp-bar'}
      method="get"
      action={action}
    >
      {kept.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name may come more than once, and the order is the address's.
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      <p role="status">{sayingOf(chosen, words)}</p>
      {live && (
        <button className="save-button" type="button" onClick={clear}>
          {words.clear}
        </button>
      )}
      <button className="btn btn-small btn-line" type="submit" disabled={live && chosen.size < 2}>
        {chosen.size === 0 ? words.go : words.goTo.replace('{count}', String(chosen.size))}
      </button>
    </form>
  );
});

function sayingOf(chosen: Choice, words: Props['words']): string {
  const { size } = chosen;
  const saying = size === 0 ? words.hint : size >= MOST_COMPARED ? words.full : size === 1 ? words.one : words.some;
  return saying
    .replace('{count}', String(size))
    .replace('{most}', String(MOST_COMPARED))
    .replace('{names}', [...chosen.values()].join(words.and));
}
