import type { Problem } from '#cms/core/problem.ts';
import { readSupport, type SaidFamily } from '#cms/input/support.ts';
import { formatMoney, joinSentences, monthName } from '#cms/words/format.ts';
import { type FamilySupport, moneyOf } from '#domain/money/family-support.ts';
import { type AskedFamily, type CheckedSupport, checkSupport } from '#domain/money/support-check.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface SupportView {
  said: SaidFamily;
  /** As it was read, to be kept on the device. */
  family?: AskedFamily;
  /** What was kept is forgotten. */
  forgot?: true;
  problem?: Problem;
  lines?: { title: string; no: boolean; answer: string; more: string[]; claim?: string; basis: string }[];
}

/** What a family gets, from three answers, of which the page keeps the last two on the device. */
export function supportView(
  context: PageContext,
  { form, supports }: { form: FormData | undefined; supports: readonly FamilySupport[] },
): SupportView {
  const { today } = context;
  const text = (name: string) => String(form?.get(name) ?? '').trim();
  const said = { birthDate: text('birthDate'), registered: text('registered'), taxed: text('taxed') };
  if (!form) return { said };
  if (form.has('forget')) return { said, forgot: true };
  const read = readSupport(said, today);
  if (!read.ok) return { said, problem: read };
  const checked = moneyOf(supports).map((support) => checkSupport(support, read.family, { on: today, all: supports }));
  return { said, family: read.family, lines: checked.map((one) => lineOf(context, one)) };
}

function lineOf(context: PageContext, checked: CheckedSupport) {
  const { lang, t, currency } = context;
  const { support, no, unsure, first, last, months, ahead, total } = checked;
  const money = (fen: number) => formatMoney(fen, { currency, lang, whole: true });
  const month = (date: CivilDate) =>
    t('format.monthWithYear', { year: date.slice(0, 4), month: monthName(Number(date.slice(5, 7)), lang) });
  const rates = (support.taxRates ?? []).map((rate) =>
    t('support.rate', { rate, amount: money(Math.round(((support.amount ?? 0) * rate) / 100)) }),
  );
  const said = { first: month(first), last: month(last), months, ahead, total: money(total) };
  const answer = () => {
    if (no) return t(`support.not_${no}`, said);
    if (support.kind === 'deduction') return t('support.deducts', { ...said, amount: money(support.amount ?? 0) });
    return ahead === 0 ? t('support.past', said) : t('support.gets', said);
  };
  return {
    title: support.title[lang],
    no: no !== undefined,
    answer: answer(),
    more: [
      ...(unsure && support.needs ? [t(`support.unsure_${support.needs}`)] : []),
      ...(no || support.kind !== 'deduction' ? [] : [t('support.rates', { list: rates.join(t('common.comma')) })]),
    ],
    claim: no ? undefined : t('support.claim', { how: joinSentences([support.how[lang], support.deadline[lang]], lang) }),
    basis: [support.source[lang], t(`guidance.checked_${support.checked}`)].join(' · '),
  };
}
