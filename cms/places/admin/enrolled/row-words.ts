import { boundWords } from '#cms/words/bound-words.ts';
import { formatClock, formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { ClassChange } from '#domain/places/enrolled.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { Over } from '#domain/places/over.ts';
import type { CheckedRow } from '../../enrolled/check-rows.ts';

type Naming = { t: Translator; facility: FacilitySupply };

export const classWords = ({ t, facility }: Naming, classId: string | undefined): string =>
  facility.classes.find(({ id }) => id === classId)?.name[t.lang] ?? '';

/** One sentence for a row of a list: what is wrong with it, or what is to be known. */
export const rowSentence = (naming: Naming, { problems, notes }: CheckedRow): string => {
  const { t } = naming;
  const said =
    problems.length > 0 ? problems.map((one) => t(`enrolled.problem_${one}`)) : notes.map((one) => noteWords(naming, one));
  return said.join(t('common.sentence')) || t('enrolled.rowRight');
};

const noteWords = (naming: Naming, { note, classId, months }: CheckedRow['notes'][number]): string =>
  naming.t(`enrolled.note_${note}`, { months, name: classWords(naming, classId) });

/** What is over in a class, and by which bound. */
export function overWords(naming: Naming, over: Over): string {
  const { classId, days, firstOn, date, minute, children } = over;
  const { t } = naming;
  const on = (day: string) => formatDate(day, { lang: t.lang, weekday: true });
  return t('enrolled.over', {
    ...{ name: classWords(naming, classId), days, first: on(firstOn), date: on(date), time: formatClock(minute), children },
    limit: boundWords(t, over),
  });
}

/** When the child grows out of its class, and where to. */
export function changeWords(naming: Naming, { on, classId, turnsThree }: ClassChange, months: number): string {
  const { t } = naming;
  const date = formatDate(on, { lang: t.lang });
  if (turnsThree) return t('enrolled.turnsThree', { date });
  return classId
    ? t('enrolled.goesOn', { date, months, name: classWords(naming, classId) })
    : t('enrolled.goesNowhere', { date, months });
}
