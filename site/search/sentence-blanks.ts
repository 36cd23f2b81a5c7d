import { formatAge, formatDate } from '#cms/words/format.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { AGE_CHOICES, dayChoices, TIME_CHOICES } from '../ui/choices.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface SentenceValues {
  ageMonths: number;
  place: string;
  form: string;
  date: string;
  from: string;
  to: string;
}

/** A blank with a list to choose from. */
export interface Blank {
  name: string;
  label: string;
  value: string;
  choices: readonly (readonly [value: string, text: string])[];
}

/** The sentence as words and, by turns, the names of its blanks: every language has its own order. */
export function sentenceParts({ t, portal }: PageContext): string[] {
  return t(portal.city.demo ? 'home.sentence' : 'home.sentenceOfListed').split(/\{(\w+)\}/);
}

export function sentenceBlanks({ t, lang, today }: PageContext, values: SentenceValues): Record<string, Blank> {
  const { ageMonths, form, date, from, to } = values;
  const times = TIME_CHOICES.map((time) => [time, time] as const);
  return {
    age: {
      name: 'ageMonths',
      label: t('home.ageLabel'),
      value: String(ageMonths),
      choices: AGE_CHOICES.map((months) => [String(months), formatAge(months, lang)]),
    },
    form: {
      name: 'form',
      label: t('home.formLabel'),
      value: form,
      choices: CARE_FORMS.map((one) => [one, t(`care.${one}`).toLowerCase()]),
    },
    date: {
      name: 'date',
      label: t('home.dateLabel'),
      value: date,
      choices: dayChoices(today).map((day) => [day, formatDate(day, { lang, weekday: true })]),
    },
    from: { name: 'from', label: t('home.fromLabel'), value: from, choices: times },
    to: { name: 'to', label: t('home.toLabel'), value: to, choices: times },
  };
}
