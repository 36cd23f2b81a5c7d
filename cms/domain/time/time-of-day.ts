/** Places are sold in half-hour slots; every time of day in the product is a multiple of this. */
export const SLOT_MINUTES = 30;
export const SLOTS_A_DAY = 1440 / SLOT_MINUTES;

/** A stretch of one day, in minutes since local midnight; `to` is excluded. */
export interface Window {
  from: number;
  to: number;
}

/** `'09:30'` → 570. `undefined` when it is no time of day. `'24:00'` is allowed as an end. */
export function parseTime(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 ? minute : undefined;
}

/** 570 → `'09:30'`. */
export function formatTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The starting minutes of every half-hour slot that the window touches. */
export function slotsOf({ from, to }: Window): number[] {
  const first = Math.floor(from / SLOT_MINUTES) * SLOT_MINUTES;
  const slots: number[] = [];
  for (let minute = first; minute < to; minute += SLOT_MINUTES) slots.push(minute);
  return slots;
}

/** Half hours that follow each other, as stretches; the minutes at which they start come in order. */
export function stretchesOf(minutes: readonly number[]): Window[] {
  const found: Window[] = [];
  for (const minute of minutes) {
    const last = found.at(-1);
    if (last?.to === minute) last.to += SLOT_MINUTES;
    else found.push({ from: minute, to: minute + SLOT_MINUTES });
  }
  return found;
}

export function covers(outer: Window, inner: Window): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function overlaps(a: Window, b: Window): boolean {
  return a.from < b.to && b.from < a.to;
}

export function isOnSlotEdge(minute: number): boolean {
  return minute % SLOT_MINUTES === 0;
}
