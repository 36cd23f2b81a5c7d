import { type Here, todayOf } from '#cms/core/clock.ts';
import { badRequest, type Problem, type Result, together, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { birthWords, growthWords } from '#cms/input/growth.ts';
import type { Born } from '#domain/guidance/corrected-age.ts';
import type { Measured } from '#domain/guidance/growth-course.ts';
import type { Sex } from '#domain/guidance/growth-table.ts';
import { ageInMonths, CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** What a form says of a child that is measured, as it was typed. */
export interface SaidGrowth {
  sex: string;
  birthDate: string;
  weeks: string;
  measured: { on: string; weight: string; length: string; head: string }[];
}

export interface MeasuredChild {
  sex: Sex;
  birthDate: CivilDate;
  weeks?: number;
  /** By day, each day once. */
  measured: Measured[];
}

/** A child as it can be drawn, or everything that is wrong with what was typed. Nothing of it is kept. */
export function readMeasuredChild(here: Here, said: SaidGrowth): Result<{ child: MeasuredChild }> {
  const words = growthWords.safeParse(said);
  if (!words.success) return badInput(words.error, said);
  const { measured, ...child } = words.data;
  const today = todayOf(here);
  const wrong = together([
    readBirth(child.birthDate, today),
    ...measured.map(({ on, ...sizes }, at): Result<object> => {
      if (on > today || on < child.birthDate) return badRequest('measured_when', { field: `measured.${at}.on` });
      if (Object.values(sizes).every((size) => size === undefined))
        return badRequest('measured_nothing', { field: `measured.${at}.weight` });
      return { ok: true };
    }),
  ]);
  return wrong ?? { ok: true, child: { ...child, measured: byDay(measured) } };
}

/** Born, and under three, or only just over it: what is compared is children up to three years. */
function readBirth(birthDate: CivilDate, today: CivilDate): Problem | { ok: true } {
  const months = ageInMonths(birthDate, today);
  return birthDate > today || months > CARE_ENDS_AT_MONTHS
    ? unprocessable('birth_date_not_under_three', { field: 'birthDate' })
    : { ok: true };
}

/** What was measured on one day is one entry, whatever was typed last counting. */
function byDay(measured: readonly Measured[]): Measured[] {
  const days = new Map<CivilDate, Measured>();
  for (const one of measured) {
    const said = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
    days.set(one.on, { ...days.get(one.on), ...said, on: one.on });
  }
  return [...days.values()].sort((a, b) => a.on.localeCompare(b.on));
}

/** When a child was born and how early, as a form says it; nothing of it is kept. */
export function readBorn(here: Here, said: { birthDate: string; weeks: string }): Result<{ born: Born }> {
  const words = birthWords.safeParse(said);
  if (!words.success) return badInput(words.error, said);
  const born = readBirth(words.data.birthDate, todayOf(here));
  return born.ok ? { ok: true, born: words.data } : born;
}
