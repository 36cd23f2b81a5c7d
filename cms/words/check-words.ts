import { type CHECK_TIMES, type HealthCheck, isOutOfOrdinary } from '#domain/booking/health-check.ts';
import type { KeptOut } from '#domain/booking/infection.ts';
import { formatDate } from './format.ts';
import type { Translator } from './index.ts';

/** What the check of a child found: `晨检：皮肤有情况，37.2 ℃，左手背有两个红点`. */
export function checkWords(t: Translator, check: HealthCheck, when: (typeof CHECK_TIMES)[number]): string {
  const { noticed, temperature, note } = check;
  const found = [
    noticed.length > 0 &&
      t('roster.checkNoticed', { where: noticed.map((one) => t(`roster.look_${one}`)).join(t('roster.lookAnd')) }),
    temperature !== undefined && t('roster.checkDegrees', { degrees: temperature.toFixed(1) }),
    note,
  ].filter(Boolean);
  const fine = isOutOfOrdinary(check) ? [] : [t('roster.checkFine')];
  return t(`roster.check_${when}`, { found: [...fine, ...found].join(t('roster.between')) });
}

/** Until when a child stays at home; with what, the list that hangs on a wall does not say. */
export const keptOutWords = (t: Translator, { why, back }: KeptOut): string =>
  t(`infection.on_${why}`, { day: formatDate(back, { lang: t.lang }) });
