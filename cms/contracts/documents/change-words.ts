import { stayWords } from '#cms/words/booking-words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import type { ContractChange } from '#domain/contract/contract-change.ts';
import type { Words } from './clause-values.ts';

/** What a version changes, as a person reads it: what it is, how it was and how it is. */
export interface ChangeWords {
  what: string;
  before: string;
  after: string;
}

export const changeWords = (words: Pick<Words, 'lang' | 't' | 'money'>, change: ContractChange): ChangeWords => {
  const [before, after] = sidesOf(words, change);
  return { what: words.t(`amend.field_${change.field}`), before, after };
};

function sidesOf({ lang, t, money }: Pick<Words, 'lang' | 't' | 'money'>, change: ContractChange): [string, string] {
  const both = <T>({ before, after }: { before: T; after: T }, say: (value: T) => string): [string, string] => [
    say(before),
    say(after),
  ];
  switch (change.field) {
    case 'first_day':
    case 'last_day':
      return both(change, (date) => formatDate(date, { lang, year: true, weekday: true }));
    case 'days':
      return both(change, (count) => t('amend.days', { count }));
    case 'stay':
      return both(change, (occasions) => stayWords(occasions, lang));
    case 'class':
      return both(change, (name) => name[lang]);
    case 'pattern':
      return both(change, ({ form, from, to, weekdays }) =>
        [t(`care.${form}`), weekdays && weekdayWords(weekdays, lang), formatTimeRange(from, to)].filter(Boolean).join(' '),
      );
    case 'guardian':
      return both(change, (name) => name);
    case 'pickups':
      return both(change, (names) => names.join(t('contract.listGap')) || t('contract.none'));
    case 'template':
      return both(change, (version) => t('amend.version', { version }));
    case 'own_terms':
      return both(change, (version) => (version ? t('amend.version', { version }) : t('contract.none')));
    case 'month_fee':
    case 'total':
      return both(change, money);
  }
}
