import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react';
import { formatClock } from '#cms/words/clock.ts';
import { SLOT_MINUTES, type Window } from '#domain/time/time-of-day.ts';
import { HourCells, worst } from './HourCells.tsx';
import type { HourShape } from './hour-shape.ts';
import { drawn, type HourEnd, keyed, moveEnd, slide, tapped } from './hour-window.ts';

interface Props {
  shape: HourShape;
  window: Window;
  choose: (window: Window) => void;
  /** While an end is held, nothing is asked. */
  hold: (held: boolean) => void;
}

/** A press that has not ended: where it began, with which hours, and what it does. */
interface Press {
  at: number;
  minute: number;
  window: Window;
  does: HourEnd | 'slide' | 'draw';
  moved: boolean;
}

/** So near an end, in pixels, is on it. */
const GRIP = 22;
const ENDS = ['from', 'to'] as const;

const slots = (minutes: number) => Math.round(minutes / SLOT_MINUTES) * SLOT_MINUTES;

/** A day's half hours, the chosen ones lifted, with an end to hold on each side. */
export function HourStripField({ shape, window, choose, hold }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const press = useRef<Press>(null);
  const { range, cells, limits, words, said } = shape;
  const x = (minute: number) => `${(((minute - range.from) / (range.to - range.from)) * 100).toFixed(3)}%`;
  const pixels = () => svg.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
  const minuteAt = (clientX: number) => {
    const { left, width } = pixels();
    return range.from + ((clientX - left) / width) * (range.to - range.from);
  };
  const slotAt = (clientX: number) => Math.floor(minuteAt(clientX) / SLOT_MINUTES) * SLOT_MINUTES;
  const edgeAt = (clientX: number) => slots(minuteAt(clientX));
  const begin = (clientX: number): Press => {
    const minute = minuteAt(clientX);
    const reach = (GRIP / pixels().width) * (range.to - range.from);
    const [near] = ENDS.map((end) => ({ end, by: Math.abs(window[end] - minute) })).sort((a, b) => a.by - b.by);
    const inside = window.from < minute && minute < window.to;
    const does = near && near.by <= reach ? near.end : inside ? 'slide' : 'draw';
    return { at: clientX, minute: slotAt(clientX), window, does, moved: false };
  };
  const drag = (clientX: number) => {
    const now = press.current;
    if (!now) return;
    if (Math.abs(clientX - now.at) > 4) now.moved = true;
    if (!now.moved) return;
    if (now.does === 'slide') choose(slide(now.window, slots(minuteAt(clientX) - minuteAt(now.at)), limits));
    else if (now.does === 'draw') choose(drawn(now.minute, slotAt(clientX), limits));
    else choose(moveEnd(now.window, now.does, edgeAt(clientX), limits));
  };
  const tap = (clientX: number) => choose(tapped(window, slotAt(clientX), limits));
  const end = (clientX: number) => {
    const now = press.current;
    press.current = null;
    if (now && !now.moved && (now.does === 'slide' || now.does === 'draw')) tap(clientX);
    hold(false);
  };
  // The press that brought the script.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script has come.
  useLayoutEffect(() => {
    const island = svg.current?.closest('astro-island');
    const [left = '', top = ''] = island?.getAttribute('data-pressed')?.split(' ') ?? [];
    const box = svg.current?.getBoundingClientRect();
    island?.removeAttribute('data-pressed');
    if (!box || left === '' || Number(top) < box.top || Number(top) > box.bottom) return;
    if (begin(Number(left)).does === 'slide' || begin(Number(left)).does === 'draw') tap(Number(left));
  }, []);

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    press.current = begin(event.clientX);
    hold(true);
    const { does } = press.current;
    if (does === 'from' || does === 'to') svg.current?.querySelector<SVGElement>(`[data-end=${does}]`)?.focus();
  };
  const onKeyDown = (end: HourEnd) => (event: KeyboardEvent) => {
    const minute = keyed(event.key, window[end], limits);
    if (minute === undefined) return;
    event.preventDefault();
    choose(moveEnd(window, end, minute, limits));
  };
  const valueText = (end: HourEnd) =>
    (end === 'from' ? words.startValue : words.endValue)
      .replace('{from}', formatClock(window.from))
      .replace('{to}', formatClock(window.to))
      .replace('{state}', words[worst(cells, window)]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with two controls is no set of fields.
    <svg
      ref={svg}
      className="hours-strip"
      role="group"
      aria-label={`${words.title}. ${said}`}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => drag(clientX)}
      onPointerUp={({ clientX }) => end(clientX)}
      onPointerCancel={() => {
        if (press.current) choose(press.current.window);
        press.current = null;
        hold(false);
      }}
    >
      <HourCells shape={shape} window={window} x={x} />
      {ENDS.map((which) => (
        <g
          key={which}
          className="hours-end"
          role="slider"
          tabIndex={0}
          data-end={which}
          aria-label={which === 'from' ? words.start : words.end}
          aria-orientation="horizontal"
          aria-valuemin={Math.min(limits.open.from, window.from)}
          aria-valuemax={Math.max(limits.open.to, window.to)}
          aria-valuenow={window[which]}
          aria-valuetext={valueText(which)}
          onKeyDown={onKeyDown(which)}
        >
          <rect className="hours-hit" x={x(window[which])} y="44" width="44" height="44" transform="translate(-22 0)" />
          <circle className="hours-knob" cx={x(window[which])} cy="66" r="10" />
        </g>
      ))}
    </svg>
  );
}
