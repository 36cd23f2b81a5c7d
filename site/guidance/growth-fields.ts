import type { SaidGrowth } from '#cms/guidance/growth/read-child.ts';
import type { Translator } from '#cms/words/index.ts';
import { MEASURES } from '#domain/guidance/growth-table.ts';

/** The names of the form's fields by their ids. */
export function growthFields(t: Translator, said: SaidGrowth | undefined): Record<string, string> {
  const rows = (said?.measured ?? []).flatMap((_, at) => [
    [`measured.${at}.on`, t('growth.on')],
    ...MEASURES.map((measure) => [`measured.${at}.${measure}`, t(`growth.measure_${measure}`)]),
  ]);
  return {
    birthDate: t('growth.birthDate'),
    sex: t('growth.sex'),
    weeks: t('growth.weeks'),
    ...Object.fromEntries(rows),
    consentGrowth: t('growth.keepConsent'),
  };
}
