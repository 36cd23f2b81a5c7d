import type { Quote } from '#cms/booking/quote-care.ts';
import type { OrderLine } from '#cms/booking/quote-order.ts';
import { formatDate, formatMoney, monthName } from '#cms/words/format.ts';
import { netSummary } from '#cms/words/net-words.ts';
import type { FamilySaid } from '#domain/money/family-support.ts';
import { sum } from '#domain/money/money.ts';
import { netMonths } from '#domain/money/net-cost.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { ageInMonths } from '#domain/time/age.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { attendanceLine, type NetBasis, type NetCare, type NetLine, netBasis, netLines } from '../offers/net-lines.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What is quoted for one child: every stay and line of it, in the order of its days. */
export interface NetChild {
  /** Where several children are quoted. */
  name?: string;
  birthDate?: CivilDate;
  /** On the first day, where the birth date is not known. */
  ageMonths?: number;
  lines: readonly PriceLine[];
  dates: readonly CivilDate[];
}

export interface NetQuoteView {
  summary: string;
  /** `12 月：312.00 − 300.00`, and what is left of it. */
  months: { month: string; sums: string; after: string }[];
  children: { name?: string; lines: NetLine[] }[];
}

/** The children of a quote, each with all that can be had of it. */
export const quotedChildren = (
  { lines }: { lines: readonly Pick<OrderLine, 'child' | 'quote' | 'no'>[] },
  who: readonly Pick<NetChild, 'birthDate' | 'ageMonths'>[],
  names: readonly string[],
): NetChild[] =>
  who.map(({ birthDate, ageMonths }, at) => {
    const had = lines.flatMap(({ child, quote, no }) => (child === at && quote && !no ? quote : []));
    return {
      ...(who.length > 1 ? { name: names[at] } : {}),
      birthDate,
      ageMonths,
      lines: had.flatMap((quote) => quote.lines),
      dates: had.flatMap(({ occasions }) => occasions.map(({ date }) => date)),
    };
  });

/** What a quote costs after subsidies, month by month, and of each support why, how and by when. Nothing where none is known. */
export function netQuote(
  context: PageContext,
  basis: NetBasis,
  { children, care }: { children: readonly NetChild[]; care: NetCare },
): NetQuoteView | undefined {
  const { t, lang, currency } = context;
  const money = (amount: number) => formatMoney(amount, { currency, lang, whole: true });
  const known = children.flatMap((child) => familyOf(child, basis) ?? []);
  if (known.length === 0 || basis.supports.length + basis.subsidies.length === 0) return undefined;
  const all = known.flatMap(({ family, lines }) => netMonths(lines, family, basis.supports));
  const byMonth = known.some(({ lines }) => lines.some(({ period }) => period));
  const keyOf = (from: CivilDate) => (byMonth ? from : from.slice(0, 7));
  const months = [...Map.groupBy(all, ({ from }) => keyOf(from))].sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = months.map(([from, of]) => {
    const [fee, after] = [sum(of.map(({ cost }) => cost.fee)), sum(of.map(({ cost }) => cost.after))];
    const month = byMonth
      ? t('support.fromDay', { day: formatDate(from, { lang }) })
      : t('format.monthWithYear', { year: from.slice(0, 4), month: monthName(Number(from.slice(5, 7)), lang) });
    return { month, sums: t('support.sums', { fee: money(fee), less: money(fee - after) }), after: money(after) };
  });
  const costs = all.map(({ cost }) => cost);
  const summary = netSummary(t, costs, currency);
  return {
    summary: summary ?? t('support.none'),
    months: summary ? rows : [],
    children: known.map(({ family, dates, name }) => {
      const attended = basis.subsidies.map((one) => attendanceLine(context, one, { family, care: { ...care, dates } }));
      return { name, lines: [...netLines(context, basis, { family }), ...attended] };
    }),
  };
}

/** The same of care that a child would have next, whose day of birth is known. */
export async function netOfChild(
  context: PageContext,
  { quote, childId, said }: { quote: Quote; childId: string; said: FamilySaid },
): Promise<NetQuoteView | undefined> {
  const { children, facilities } = context.portal;
  const [child, facility] = await Promise.all([children.find(childId), facilities.get(quote.facility.id)]);
  return netQuote(context, await netBasis(context, said), {
    children: quotedChildren({ lines: [{ child: 0, quote }] }, [{ birthDate: child?.birthDate }], []),
    care: { form: quote.request.form, inclusive: facility.inclusive === 'yes' },
  });
}

function familyOf({ birthDate, ageMonths: age, dates, ...child }: NetChild, { said }: NetBasis) {
  const on = dates.toSorted()[0];
  const ageMonths = birthDate && on ? ageInMonths(birthDate, on) : age;
  return on === undefined || ageMonths === undefined
    ? undefined
    : { ...child, dates, family: { ageMonths, birthDate, on, said } };
}
