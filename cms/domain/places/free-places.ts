import { SLOT_MINUTES, type Window } from '../time/time-of-day.ts';

/** Hours of a class in which as many children are there, and as many places are free. */
export interface HoursAlike extends Window {
  sold: number;
  left: number;
  /** Of an employer's places that it divides: how many of the free ones are for the public. */
  leftPublic?: number;
}

interface Slot {
  minute: number;
  sold: number;
  left: number;
  leftPublic?: number;
}

/** A class's day by the hour: half hours that follow each other with the same figures are one stretch. */
export function hoursAlike(slots: readonly Slot[]): HoursAlike[] {
  const found: HoursAlike[] = [];
  for (const { minute, ...same } of slots) {
    const { sold, left, leftPublic } = same;
    const last = found.at(-1);
    const isAlike = last?.to === minute && last.sold === sold && last.left === left && last.leftPublic === leftPublic;
    if (last && isAlike) last.to += SLOT_MINUTES;
    else found.push({ from: minute, to: minute + SLOT_MINUTES, sold, left, ...(leftPublic === undefined ? {} : { leftPublic }) });
  }
  return found;
}

/** The free places of a day as one child each could take them: as few as there can be, the longest each. */
export function freePlaces(slots: readonly Pick<Slot, 'minute' | 'left'>[]): Window[] {
  const found: Window[] = [];
  let open: Window[] = [];
  for (const { minute, left } of slots) {
    const going = open.filter(({ to }) => to === minute);
    found.push(...open.filter((one) => !going.includes(one)), ...going.slice(left));
    const kept = going.slice(0, left).map(({ from }) => ({ from, to: minute + SLOT_MINUTES }));
    const begun = Array.from({ length: Math.max(0, left - kept.length) }, () => ({ from: minute, to: minute + SLOT_MINUTES }));
    open = [...kept, ...begun];
  }
  return [...found, ...open].sort((one, other) => one.from - other.from || other.to - one.to);
}
