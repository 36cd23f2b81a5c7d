import type { Translator } from '#cms/words/index.ts';

/** What the fields of the search's form are called, by their ids and in their order. */
export const searchFields = (t: Translator): Record<string, string> => ({
  ageMonths: t('search.age'),
  place: t('search.where'),
  radius: t('search.radius'),
  form: t('search.form'),
  date: t('search.date'),
  from: t('search.from'),
  to: t('search.to'),
  weeks: t('search.weeks'),
  within: t('search.within'),
  minutes: t('search.minutes'),
  price: t('search.price'),
  type: t('search.institution'),
  district: t('search.district'),
  openUntil: t('search.openUntil'),
});
