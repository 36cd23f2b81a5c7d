import { type Here, todayOf } from '#cms/core/clock.ts';
import type { Result } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { birthWords } from '#cms/input/growth.ts';
import type { Born } from '#domain/guidance/corrected-age.ts';
import { readBirth } from './growth/read-child.ts';

/** When a child was born and how early, as a form says it; nothing of it is kept. */
export function readBorn(here: Here, said: { birthDate: string; weeks: string }): Result<{ born: Born }> {
  const words = birthWords.safeParse(said);
  if (!words.success) return badInput(words.error, said);
  const born = readBirth(words.data.birthDate, todayOf(here));
  return born.ok ? { ok: true, born: words.data } : born;
}
