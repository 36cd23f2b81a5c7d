import { formatMoney, joinSentences } from '#cms/words/format.ts';
import { whyNoSupport } from '#cms/words/net-words.ts';
import type { CareForm } from '#domain/care/care.ts';
import { bookedSubsidy, type CareSubsidy, whyNotSubsidised } from '#domain/money/care-subsidy.ts';
import type { FamilySaid, FamilySupport } from '#domain/money/family-support.ts';
import { type NetFamily, netCost } from '#domain/money/net-cost.ts';
import { addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { workdaysFrom } from '#domain/time/workdays.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What lowers the cost of care for families, and what this one has said of itself. */
export interface NetBasis {
  supports: readonly FamilySupport[];
  subsidies: readonly CareSubsidy[];
  said: FamilySaid;
}

/** A support as it is told: how much or why not, how it is claimed and by when, and who says so. */
export interface NetLine {
  title: string;
  said: string;
  claim?: string;
  source: string;
}

export interface NetCare {
  form: CareForm;
  inclusive: boolean;
  /** Days that are booked; left out of a price, for which a whole month of working days is reckoned. */
  dates?: readonly CivilDate[];
}

export async function netBasis({ portal }: PageContext, said: FamilySaid = {}): Promise<NetBasis> {
  const [supports, subsidies] = await Promise.all([portal.familySupports.list(), portal.subsidies.list()]);
  return { supports, subsidies, said };
}

/** Every support that is money, for one child: those of the law, then those that the city pays by attendance. */
export function netLines(
  context: PageContext,
  basis: NetBasis,
  { family, care }: { family: NetFamily; care?: NetCare },
): NetLine[] {
  const { t, lang, currency } = context;
  const money = (amount: number) => formatMoney(amount, { currency, lang, whole: true });
  const { shares } = netCost(0, { ...family, said: basis.said }, basis.supports);
  const said = (share: (typeof shares)[number]) => {
    const { support, month, saved, monthsLeft, ifs } = share;
    const why = whyNoSupport(t, share);
    if (why) return why;
    if (support.kind === 'deduction') return t('support.upTo', { most: money(saved) });
    const monthly = t('support.monthly', { amount: money(month), months: monthsLeft });
    return ifs ? joinSentences([monthly, t(`support.only_${ifs}`)], lang) : monthly;
  };
  const lines = shares.map((one) => ({
    title: one.support.title[lang],
    said: said(one),
    claim: one.no === 'none_published' ? undefined : joinSentences([one.support.how[lang], one.support.deadline[lang]], lang),
    source: [one.support.source[lang], t(`guidance.checked_${one.support.checked}`)].join(' · '),
  }));
  return care ? [...lines, ...basis.subsidies.map((one) => attendanceLine(context, one, { family, care }))] : lines;
}

/** What a city pays by attendance: for days that are booked, or how much a month can come to; never taken off the price. */
export function attendanceLine(
  context: PageContext,
  subsidy: CareSubsidy,
  { family, care }: { family: NetFamily; care: NetCare },
): NetLine {
  const { lang, t } = context;
  const { title, source, claimDays } = subsidy;
  const { no, words } = (care.dates ? ofDays : ofMonth)(context, subsidy, { family, care });
  return {
    title: title[lang],
    said: no ? t('subsidy.netNot', { why: t(`subsidy.no_${no}`) }) : words,
    claim: no ? undefined : joinSentences([t('subsidy.netClaim'), t('subsidy.deadline', { days: claimDays })], lang),
    source,
  };
}

type Asked = Parameters<typeof attendanceLine>[2];

function ofDays(context: PageContext, subsidy: CareSubsidy, { family, care: { form, inclusive, dates = [] } }: Asked) {
  const { portal, t, lang, currency } = context;
  const birthDate = bornOf(family);
  const booked = dates.map((date) => ({ date, form, inclusive }));
  const { days, amount, no } = bookedSubsidy(subsidy, { birthDate, special: portal.special() }, booked);
  return { no, words: t('subsidy.netBooked', { days, amount: formatMoney(amount, { currency, lang }) }) };
}

function ofMonth(context: PageContext, subsidy: CareSubsidy, { family, care: { form, inclusive } }: Asked) {
  const { portal, t, lang, currency } = context;
  const { on } = family;
  const { amount, leastDays: days, per } = subsidy;
  const money = (fen: number) => formatMoney(fen, { currency, lang });
  const most = money(amount * workdaysFrom(on, addMonths(on, 1), portal.special()).length);
  const no = whyNotSubsidised(subsidy, bornOf(family), { date: on, form, inclusive });
  const key = per === 'day' ? ('subsidy.netDay' as const) : ('subsidy.amount_month' as const);
  return { no, words: t(key, { amount: money(amount), most, days }) };
}

const bornOf = ({ ageMonths, birthDate, on }: NetFamily): CivilDate => birthDate ?? addMonths(on, -ageMonths);
