import { publishedRules } from '#cms/contracts/current-terms.ts';
import { publishedCases, runCase } from '#cms/contracts/refund-cases.ts';
import type { Problem } from '#cms/core/problem.ts';
import { NONE_AGREED, readRefundCase } from '#cms/input/refund-case.ts';
import { interestWords, refundLineWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { type RefundCase, refundOfCase } from '#domain/contract/refund-case.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { RefundInFull } from '#domain/contract/refund-in-full.ts';
import { findRule, type RefundRule } from '#domain/contract/refund-rules.ts';
import { addDays, addMonths } from '#domain/time/civil-date.ts';
import type { PageContext } from '../ui/page-context.ts';

/** The names of the calculator's fields, in their order. */
const TRY_FIELDS = [
  'form',
  'months',
  'care',
  'meals',
  'list',
  'earnest',
  'start',
  'from',
  'paid',
  'asked',
  'askedAt',
  'came',
  'why',
  'agreed',
  'paidBack',
] as const;

export interface Tried {
  back: string;
  apart?: string;
  ofPaid: string;
  lines: { what: string; when?: string; paid: string; back: string; why: string[] }[];
  also: string[];
}

/** The published rules in words, the cases, and what the calculator was asked. */
export async function refundRulesView(context: PageContext, params: URLSearchParams) {
  const { portal, lang, t, today } = context;
  const rules = await publishedRules(portal, today);
  const isAsked = TRY_FIELDS.some((name) => params.has(name));
  const read = isAsked ? readRefundCase(params) : undefined;
  const tried = read?.ok ? tryCase(context, read.one, rulesFor(rules, read.agreed)) : undefined;
  const problem: Problem | undefined = read && !read.ok ? read : undefined;
  return {
    rules: rules.map((rule) => ruleInWords(context, rule)),
    optional: rules.filter(({ use }) => use === 'optional').map(({ code, kind }) => ({ code, name: t(`contract.rule_${kind}`) })),
    values: isAsked ? Object.fromEntries(TRY_FIELDS.map((name) => [name, params.get(name) ?? ''])) : example(today),
    ticked: {
      before: params.get('before') === 'on',
      restPaid: params.get('restPaid') === 'on',
      earnestKept: params.get('earnestKept') === 'on',
    },
    weekdays: read?.ok ? read.one.weekdays : undefined,
    isAsked,
    tried,
    problem,
    cases: portal.city.currency === 'CNY' ? casesInWords(context) : [],
    about: publishedCases().about[lang],
  };
}

/** A month of care that began a week ago and is left today. */
function example(today: string): Record<string, string> {
  const start = addMonths(today, -1) < today ? addDays(today, -9) : today;
  return {
    form: 'full_day',
    months: '3',
    care: '2080',
    meals: '500',
    start,
    paid: addDays(start, -12),
    asked: today,
    came: '4',
    why: 'own_choice',
  };
}

function rulesFor(rules: readonly RefundRule[], agreed: string | undefined): RefundRule[] {
  if (agreed === NONE_AGREED)
    return rules.filter(
      ({ kind }) => kind === 'none_agreed' || kind === 'meals_unused' || kind === 'interest' || kind === 'earnest',
    );
  return rules.filter(({ use, code }) => use !== 'optional' || code === agreed);
}

function tryCase(context: PageContext, one: RefundCase, rules: RefundRule[]): Tried {
  const { portal, t, timeZone } = context;
  const terms = { rules, payWithinDays: portal.city.refundWithinDays };
  const result = refundOfCase(one, { terms, timeZone, special: portal.special() });
  const money = moneyOf(context);
  const apart = result.toFamily - result.total;
  return {
    back: t('refunds.result', { amount: money(result.total) }),
    ...(apart > 0 ? { apart: t('refunds.resultApart', { amount: money(apart) }) } : {}),
    ofPaid: t('refunds.ofPaid', { paid: money(result.paid), kept: money(result.paid - result.total) }),
    lines: result.lines.map((line, at) => ({
      ...whatOf(context, result, at),
      paid: money(line.paid),
      back: money(line.refund),
      why: refundLineWords(context, line),
    })),
    also: besides(context, result, findRule(terms, 'earnest')?.maxPercent),
  };
}

/** What comes beside the lines: earnest money twice over, interest, and that it is late. */
function besides(context: PageContext, result: RefundInFull, percent = 0): string[] {
  const { t } = context;
  const { earnestAgain, overEarnest, interest, late } = result;
  const money = moneyOf(context);
  const said: string[] = [];
  if (earnestAgain > 0) said.push(t('refunds.earnestAgain', { amount: money(earnestAgain) }));
  if (overEarnest > 0) said.push(t('refunds.earnestOver', { amount: money(overEarnest), percent }));
  if (interest && interest.total > 0)
    said.push(t('refunds.interest', { amount: money(interest.total), how: interestWords(context, interest) }));
  else if (interest) said.push(t('refunds.interestNone'));
  if (late) said.push(t('refunds.late', { days: late.days }), ...(late.onPurpose ? [t('refunds.onPurpose')] : []));
  return said;
}

function whatOf({ t }: PageContext, { lines }: RefundInFull, at: number): { what: string; when?: string } {
  const line = lines[at]?.line;
  if (!line) return { what: '' };
  const months = lines.map((one) => one.line).filter(({ kind }) => kind === line.kind);
  const what = t(`care.kind_${line.kind}`);
  return line.period ? { what, when: t('refunds.month', { number: months.indexOf(line) + 1 }) } : { what };
}

function ruleInWords({ t, lang, portal }: PageContext, rule: RefundRule) {
  const [clause] = refundClauses({ rules: [rule], payWithinDays: portal.city.refundWithinDays });
  return {
    code: rule.code,
    name: t(`contract.rule_${rule.kind}`),
    text: clause?.[lang] ?? '',
    source: rule.source,
    about: [
      t(`refunds.use_${rule.use ?? 'default'}`),
      t('refunds.since', { date: formatDate(rule.effectiveOn, { lang, year: true }) }),
      ...(rule.status ? [t(`booking.status_${rule.status}`)] : []),
    ].join(' · '),
  };
}

function casesInWords(context: PageContext) {
  const { lang, t } = context;
  const money = moneyOf(context);
  const file = publishedCases();
  return file.cases.map((one) => {
    const result = runCase(file, one);
    const apart = result.toFamily - result.total;
    const amount = money(result.total);
    return {
      id: one.id,
      title: one.title[lang],
      sum: apart > 0 ? t('refunds.caseSumApart', { amount, apart: money(apart) }) : t('refunds.caseSum', { amount }),
      worked: one.worked,
      rules: t('refunds.caseRules', { codes: one.rules.join(' ') }),
    };
  });
}

const moneyOf =
  ({ currency, lang }: PageContext) =>
  (amount: number) =>
    formatMoney(amount, { currency, lang });
