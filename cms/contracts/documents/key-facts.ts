import { formatDate } from '#cms/words/format.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { earnestIn } from '#domain/contract/earnest.ts';
import type { Lang } from '#domain/language/lang.ts';
import { hasMeals, quantity, schedule, wordsOf } from './clause-values.ts';

export interface KeyFact {
  code: 'service' | 'fee' | 'refund' | 'stopping' | 'dispute' | 'own';
  term: string;
  value: string;
}

/** The five things of a contract that matter most to a family, in one line each; and what its centre has added, where it has. */
export function keyFacts(snapshot: ContractSnapshot, lang: Lang): KeyFact[] {
  const words = wordsOf(snapshot, lang);
  const { t } = words;
  const { service, child, terms, hadSameService, ownTerms, payable } = snapshot;
  const earnest = snapshot.version > 1 ? undefined : earnestIn(snapshot);
  const day = (date: string) => formatDate(date, { lang, year: true });
  const facts: [KeyFact['code'], string][] = [
    [
      'service',
      t('contract.factService', {
        schedule: schedule(words),
        form: t(`care.${service.form}`),
        className: service.className[lang],
        child: child.name,
      }),
    ],
    [
      'fee',
      [
        t(hasMeals(snapshot) ? 'contract.factFeeMeals' : 'contract.factFee', {
          total: words.money(snapshot.total),
          lines: snapshot.lines.map((line) => quantity(words, line)).join(t('contract.plus')),
        }),
        payable ? t('renewal.factPay', { from: day(payable.from), to: day(payable.to) }) : '',
        earnest
          ? t('earnest.fact', { amount: words.money(earnest.amount), rest: words.money(earnest.rest), by: day(earnest.restBy) })
          : '',
      ].join(''),
    ],
    [
      'refund',
      [t('contract.factRefund', { days: terms.payWithinDays }), hadSameService ? t('contract.sameServiceShort') : ''].join(''),
    ],
    ['stopping', t('contract.factStopping')],
    ['dispute', t('contract.factDispute', { supervisor: snapshot.facility.supervisor[lang] })],
    ...(ownTerms
      ? [['own', ownTerms.terms.map(({ heading }) => heading[lang]).join(t('contract.listGap'))] as [KeyFact['code'], string]]
      : []),
  ];
  return facts.map(([code, value]) => ({ code, term: t(`contract.term_${code}`), value }));
}
