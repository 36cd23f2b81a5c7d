import { STRIP, stripCells } from '#cms/drawings/strip-cells.ts';
import { stripWords } from '#cms/drawings/strip-words.ts';
import { wordsOf } from '#cms/words/index.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { DayAvailability } from '#domain/places/availability.ts';
import { formatTime, SLOT_MINUTES, type Window } from '#domain/time/time-of-day.ts';
import { TIME_CHOICES } from '../ui/choices.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { HourLimits } from './hour-window.ts';

/** All that the strip on which hours are chosen needs: a day's cells, the ends, the hours asked for. */
export interface HourShape {
  cells: ReturnType<typeof stripCells>;
  /** The hours drawn. */
  range: Window;
  window: Window;
  limits: HourLimits;
  /** Times to choose from without the strip. */
  times: string[];
  /** The form that the hours belong to, by its id. */
  form: string;
  /** The same day in words. */
  said: string;
  words: ReturnType<typeof hourWords>;
}

interface Asked {
  day: DayAvailability | undefined;
  window: Window;
  care: CareForm;
  /** The longest stay that the centre sells of temporary care. */
  longest: number;
  form: string;
  /** What the strip is of. */
  label: string;
}

/** The shortest stay that is sold. */
const LEAST = 60;
const WHOLE_DAY = 24 * 60;

export function hourShape({ t, lang }: PageContext, { day, window, care, longest, form, label }: Asked): HourShape {
  const open = openHours(day) ?? STRIP;
  const range = {
    from: Math.min(STRIP.from, floorHour(open.from), floorHour(window.from)),
    to: Math.max(STRIP.to, -floorHour(-open.to), -floorHour(-window.to)),
  };
  const cells = stripCells(day, range);
  const limits = { open, least: LEAST, most: care === 'temporary' ? longest : WHOLE_DAY };
  const asked = [window.from, window.to].map(formatTime);
  const times = day?.slots.length ? timesWithin(open) : TIME_CHOICES;
  return {
    cells,
    range,
    window,
    limits,
    times: [...new Set([...times, ...asked])].sort(),
    form,
    said: stripWords(t, { cells, label }),
    words: hourWords(lang),
  };
}

const hourWords = (lang: PageContext['lang']) => wordsOf(lang, 'hours');
const floorHour = (minute: number) => Math.floor(minute / 60) * 60;
const timesWithin = ({ from, to }: Window) =>
  Array.from({ length: (to - from) / SLOT_MINUTES + 1 }, (_, n) => formatTime(from + n * SLOT_MINUTES));

/** From the first hour that is not past to the last one. */
export function openHours(day: DayAvailability | undefined): Window | undefined {
  const ahead = day?.slots.filter(({ reason }) => reason !== 'past') ?? [];
  const [first, last] = [ahead[0], ahead.at(-1)];
  return first && last ? { from: first.minute, to: last.minute + SLOT_MINUTES } : undefined;
}
