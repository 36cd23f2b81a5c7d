import { SLOT_MINUTES, type Window } from '#domain/time/time-of-day.ts';

/** How far the two ends of the hours can be moved. */
export interface HourLimits {
  /** Opening hours: no end is moved beyond them. */
  open: Window;
  /** Shortest and longest stay, in minutes. */
  least: number;
  most: number;
}

export type HourEnd = keyof Window;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The hours with one end elsewhere; the other end gives way where the stay would be too short or too long. */
export function moveEnd(window: Window, end: HourEnd, minute: number, { open, least, most }: HourLimits): Window {
  if (end === 'from') {
    const from = clamp(minute, open.from, Math.max(open.from, open.to - least));
    return { from, to: clamp(window.to, from + least, Math.min(from + most, open.to)) };
  }
  const to = clamp(minute, Math.min(open.to, open.from + least), open.to);
  return { from: clamp(window.from, Math.max(to - most, open.from), to - least), to };
}

/** The same length at another time. */
export function slide({ from, to }: Window, by: number, { open }: HourLimits): Window {
  const moved = clamp(from + by, open.from, Math.max(open.from, open.to - (to - from)));
  return { from: moved, to: moved + (to - from) };
}

/** The hours drawn from one half hour to another, in either direction: the one drawn from stays. */
export function drawn(first: number, second: number, limits: HourLimits): Window {
  const { open, least } = limits;
  if (first <= second) {
    const from = clamp(first, open.from, open.to);
    return moveEnd({ from, to: open.to }, 'to', Math.max(second + SLOT_MINUTES, from + least), limits);
  }
  const to = clamp(first + SLOT_MINUTES, open.from, open.to);
  return moveEnd({ from: open.from, to }, 'from', Math.min(second, to - least), limits);
}

/** A tap on a half hour: the nearer end comes to it. */
export function tapped(window: Window, minute: number, limits: HourLimits): Window {
  const after = minute + SLOT_MINUTES;
  const end = Math.abs(minute - window.from) <= Math.abs(after - window.to) ? 'from' : 'to';
  return moveEnd(window, end, end === 'from' ? minute : after, limits);
}

/** Where a key takes an end of the hours; nothing for keys that are not its own. */
export function keyed(key: string, at: number, { open }: HourLimits): number | undefined {
  const by: Record<string, number> = {
    ArrowRight: SLOT_MINUTES,
    ArrowUp: SLOT_MINUTES,
    ArrowLeft: -SLOT_MINUTES,
    ArrowDown: -SLOT_MINUTES,
    PageUp: 2 * SLOT_MINUTES,
    PageDown: -2 * SLOT_MINUTES,
  };
  if (key === 'Home') return open.from;
  if (key === 'End') return open.to;
  const step = by[key];
  return step === undefined ? undefined : at + step;
}
