import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { parseTime, type Window } from '#domain/time/time-of-day.ts';
import { type Following, followHours } from './follow-hours.ts';
import type { HourShape } from './hour-shape.ts';
import { moveEnd } from './hour-window.ts';

/** The hours chosen, and what has come of asking about them. */
export function useHours({ window: first, limits }: HourShape, selects: RefObject<HTMLElement | null>) {
  const [window, setWindow] = useState(first);
  const [following, tell] = useState<Following>();
  const [held, setHeld] = useState(false);
  const asked = useRef(first);

  const ask = ({ from, to }: Window) => {
    const form = selects.current?.querySelector('select')?.form;
    if (form) followHours(form, { from, to }, tell);
  };
  const choose = ({ from, to }: Window) => setWindow((last) => (last.from === from && last.to === to ? last : { from, to }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script has come: what was chosen before stays.
  useLayoutEffect(() => {
    const [from, to] = ['from', 'to'].map((name) =>
      parseTime(selects.current?.querySelector<HTMLSelectElement>(`[name=${name}]`)?.value ?? ''),
    );
    if (from === undefined || to === undefined || from >= to) return;
    if (from !== first.from || to !== first.to) choose({ from, to });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once a choice rests, whatever else is drawn anew.
  useEffect(() => {
    const last = asked.current;
    if (held || (window.from === last.from && window.to === last.to)) return;
    asked.current = window;
    ask(window);
  }, [window, held]);
  return {
    window,
    following,
    choose,
    setHeld,
    again: () => ask(window),
    type: (end: 'from' | 'to', text: string) => choose(moveEnd(window, end, parseTime(text) ?? window[end], limits)),
  };
}
