import { termsFor } from '#cms/contracts/current-terms.ts';
import { stepWhen } from '#cms/contracts/documents/refund-table.ts';
import { formatMoney } from '#cms/words/format.ts';
import { unitWords } from '#cms/words/price-words.ts';
import type { CareForm } from '#domain/care/care.ts';
import { findRule } from '#domain/contract/refund-rules.ts';
import type { CareSubsidy } from '#domain/money/care-subsidy.ts';
import { netCost } from '#domain/money/net-cost.ts';
import { isInForce, PRICE_UNITS, type PriceItem, type PriceUnit } from '#domain/money/pricing.ts';
import { centreQuote } from '../offers/centre-quote.ts';
import { attendanceLine, type NetBasis } from '../offers/net-lines.ts';
import { netWords } from '../offers/net-words.ts';
import { somedayPrice } from '../offers/price-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { CompareCell, ComparedCentre } from './compared.ts';

/** The published price of one kind of care, a line for each of its units. */
export function priceCell(context: PageContext, centre: ComparedCentre, form: CareForm): CompareCell | undefined {
  const { t } = context;
  const { supply } = centre.details;
  if (!supply) return undefined;
  if (!supply.classes.some((one) => one.forms.includes(form))) return { lines: [t('compare.notOffered')] };
  const prices = pricesOf(context, centre, form);
  const lines = priceLines(context, prices);
  const least = Math.min(...prices.map(({ amount }) => amount));
  return lines.length > 0 ? { lines, rank: isLike(prices) && lines.length === 1 ? least : undefined } : undefined;
}

/** What some days of the week cost is not better than what all of them do. */
const isLike = (prices: readonly PriceItem[]) => prices.every(({ daysPerWeek }) => !daysPerWeek);

/** Prices of one kind of care that are in force: of the days asked for, where it is offered on some of the week, else of every working day. */
function pricesOf(context: PageContext, { details: { doc, prices }, time }: ComparedCentre, form: CareForm): PriceItem[] {
  const someday = time?.offer?.form === form ? somedayPrice(context, doc.id, time.offer) : undefined;
  if (someday) return [someday];
  return prices.filter((item) => item.kind === 'care' && item.form === form && isOfWhole(item, context));
}

const isOfWhole = (item: PriceItem, { today }: PageContext) => !item.daysPerWeek && isInForce(item, today);

/** What meals cost, where they are on the list: beside care on some days of the week, on so many. */
export function mealsCell(context: PageContext, { details, time }: ComparedCentre): CompareCell | undefined {
  const { form, weekdays } = time?.offer ?? {};
  const meals = details.prices.filter(({ kind }) => kind === 'meals');
  const some = meals.filter((one) => one.form === form && one.daysPerWeek && one.daysPerWeek === weekdays?.length);
  const inForce = some.filter((one) => isInForce(one, context.today));
  const lines = priceLines(context, inForce.length > 0 ? inForce : meals.filter((one) => isOfWhole(one, context)));
  if (lines.length > 0) return { lines };
  return details.prices.length > 0 ? { lines: [context.t('care.noMeals')] } : undefined;
}

/** What the hours asked for would cost there; nothing where they are no single stay or month. */
function quoteOf(context: PageContext, { details, time }: ComparedCentre) {
  const offer = time?.offer;
  const [first, second] = offer?.stays ?? [];
  // Days that are booked one by one are paid and cancelled one by one.
  const single = offer && first && (!second || offer.months === 1);
  if (!single || !time?.group) return undefined;
  const { form, weekdays } = offer;
  const wish = { form, weekdays, date: first.date, window: first, classId: time.group.id };
  return centreQuote(context, details, wish, context.portal.now());
}

/** What is paid this time. */
export function costCell(context: PageContext, centre: ComparedCentre): CompareCell | undefined {
  const { lang, currency } = context;
  const total = quoteOf(context, centre)?.priced.total;
  return total === undefined ? undefined : { lead: formatMoney(total, { currency, lang }), lines: [], rank: total };
}

/** What cancelling gives back: in money for what would be booked, else in per cent by the city's rule. */
export function refundCell(context: PageContext, centre: ComparedCentre): CompareCell | undefined {
  const { t, lang, currency, portal } = context;
  const { details } = centre;
  if (!details.supply) return undefined;
  const quote = quoteOf(context, centre);
  if (!quote) return shares(context, details.terms);
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const back = quote.steps.map((step) => {
    const said = step.amount === 0 ? t('booking.stepNone') : t('booking.stepBack', { amount: money(step.amount) });
    return t('compare.backWhen', { when: stepWhen(step, { t, lang, timeZone: portal.city.timeZone }), back: said });
  });
  const [now] = quote.steps;
  if (!now) return undefined;
  return {
    lead: now.kind === 'days' ? undefined : money(now.amount),
    lines: back,
    rank: -now.amount / (quote.priced.total || 1),
  };
}

/** The least price of each unit of one kind of care after what a family gets, in the words that a result has for it. */
export function netCell(
  context: PageContext,
  centre: ComparedCentre,
  { form, ageMonths, net }: { form: CareForm; ageMonths: number; net: NetBasis },
): CompareCell | undefined {
  const { today: on } = context;
  const inForce = pricesOf(context, centre, form);
  const least = PRICE_UNITS.flatMap((unit) => {
    const amounts = inForce.filter((item) => item.unit === unit).map(({ amount }) => amount);
    return amounts.length > 0 ? [{ unit, amount: Math.min(...amounts) }] : [];
  });
  const family = { ageMonths, on };
  const lines = least.flatMap((price) => netWords(context, net, { ...price, family }) ?? []);
  const [month] = least.filter(({ unit }) => unit === 'month');
  const rank = month && netCost(month.amount, { ...family, said: net.said }, net.supports).after;
  return lines.length > 0 ? { lines, rank: isLike(inForce) && least.length === 1 ? rank : undefined } : undefined;
}

/** What a city pays by attendance there: how much it can come to in a month, or why nothing. */
export function subsidyCell(
  context: PageContext,
  { details: { doc, supply } }: ComparedCentre,
  { subsidy, form, ageMonths }: { subsidy: CareSubsidy; form: CareForm; ageMonths: number },
): CompareCell | undefined {
  if (!supply) return undefined;
  const care = { form, inclusive: doc.inclusive === 'yes' };
  const { said } = attendanceLine(context, subsidy, { family: { ageMonths, on: context.today }, care });
  return { lines: [said], brief: said.replace(/[。.]$/, '') };
}

function shares({ t }: PageContext, terms: ComparedCentre['details']['terms']): CompareCell | undefined {
  const rule = findRule(termsFor(terms, { form: 'hourly', monthly: false, meals: false }), 'tiered');
  if (!rule) return undefined;
  const share = (percent: number) =>
    percent === 100 ? t('compare.all') : percent === 0 ? t('compare.nothing') : t('compare.percent', { percent });
  const tiers = rule.tiers.map(({ hoursBefore, percent }) => t('compare.tier', { hours: hoursBefore, back: share(percent) }));
  return { lines: [[...tiers, t('compare.later', { back: share(rule.otherwisePercent) })].join(t('common.sentence'))] };
}

/** A line for each unit, of prices that are for as many days of the week. */
function priceLines({ t, lang, currency }: PageContext, prices: readonly PriceItem[]): string[] {
  const money = (amount: number) => formatMoney(amount, { currency, lang, whole: true });
  const line = (unit: PriceUnit) => {
    const alike = prices.filter((item) => item.unit === unit);
    const [first] = alike;
    if (!first) return [];
    const amounts = alike.map(({ amount }) => amount);
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
    const price = least === most ? money(least) : t('compare.range', { least: money(least), most: money(most) });
    return [t('compare.perUnit', { unit: unitWords(t, first), price })];
  };
  return PRICE_UNITS.flatMap(line);
}
