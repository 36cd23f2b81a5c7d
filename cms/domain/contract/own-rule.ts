import { CARE_FORMS } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import { type EarnestRule, type MonthlyBandRule, type RefundRule, speaksOf, type TieredRule } from './refund-rules.ts';

/** Why a centre cannot have a refund rule of its own: out of its bounds, in no order, or less than the city's for some case. */
export const OWN_RULE_PROBLEMS = ['out_of_bounds', 'out_of_order', 'less_than_city'] as const;

interface OwnRuleProblem {
  problem: (typeof OWN_RULE_PROBLEMS)[number];
  /** The number that is wrong, or the case: hours before, or days attended of so many working days. */
  at?: { hours: number } | { days: number; workdays: number } | { value: number };
  own?: number;
  city?: number;
}

/**
 * Working days that a month can have. Care on some weekdays has fewer, of which a fixed number of days is a larger part: the
 * city's band of four days is all of a month of Mondays. A rule of parts of a month would always give less there, and says
 * nothing untrue of it: the city's own holds beside it, and the largest sum is paid and shown.
 */
const WORKDAYS = [15, 16, 17, 18, 19, 20, 21, 22, 23] as const;
const MOST_DAYS = 31;
/** Of the whole contract, in percent (民法典 art. 586). */
const MOST_EARNEST = 20;
/** What begins sooner is paid for at once: the rest has its days after the seven in which all of it comes back. */
const LEAST_EARNEST_DAYS = 14;
/** Nobody cancels a stay longer ahead: bookings reach half a year. */
const MOST_HOURS = 24 * 183;

/**
 * The first thing by which a centre's own rule would be worth less to a family than the city's, or could not be reckoned
 * with: the largest sum is paid, so a rule that gives less only misleads who reads it.
 */
export function whyNotOwnRule(rule: RefundRule, city: readonly RefundRule[]): OwnRuleProblem | undefined {
  const standing = city.filter(({ use }) => use !== 'optional');
  switch (rule.kind) {
    case 'pre_opening':
      return within(rule.days, { least: 1, most: MOST_DAYS });
    case 'absence':
      return within(rule.daysInARow, { least: 1, most: MOST_DAYS }) ?? within(rule.percent, { least: 1, most: 100 });
    case 'place_taken':
      return within(rule.percent, { least: 1, most: 100 });
    case 'attended_days':
      return typeof rule.upToDays === 'number' ? within(rule.upToDays, { least: 1, most: MOST_DAYS }) : undefined;
    case 'earnest':
      return ofEarnest(rule, standing);
    case 'tiered':
      return ofTiers(rule, standing);
    case 'monthly_band':
      return ofBands(rule, standing);
    default:
      return undefined;
  }
}

function within(value: number, { least, most }: { least: number; most: number }): OwnRuleProblem | undefined {
  return value < least || value > most ? { problem: 'out_of_bounds', at: { value } } : undefined;
}

/** No more than the city's rule lets be taken, and early enough that the rest can be paid after it; without `asks` none is asked for any more. */
function ofEarnest({ asks, maxPercent }: EarnestRule, city: readonly RefundRule[]): OwnRuleProblem | undefined {
  const most = city.reduce((least, one) => (one.kind === 'earnest' ? Math.min(least, one.maxPercent) : least), MOST_EARNEST);
  return (
    within(maxPercent, { least: 1, most }) ??
    (asks && within(asks.firstPercent, { least: 1, most: maxPercent })) ??
    (asks && within(asks.daysBefore, { least: LEAST_EARNEST_DAYS, most: BOOKABLE_DAYS }))
  );
}

const falls = (percents: readonly number[]) => percents.every((one, at) => at === 0 || one <= (percents[at - 1] ?? one));

function ofTiers(rule: TieredRule, city: readonly RefundRule[]): OwnRuleProblem | undefined {
  const far = rule.tiers.find(({ hoursBefore }) => hoursBefore > MOST_HOURS);
  if (far) return { problem: 'out_of_bounds', at: { value: far.hoursBefore } };
  const hours = rule.tiers.map(({ hoursBefore }) => hoursBefore);
  const ordered = hours.every((one, at) => at === 0 || one < (hours[at - 1] ?? one));
  if (!ordered || !falls([...rule.tiers.map(({ percent }) => percent), rule.otherwisePercent]))
    return { problem: 'out_of_order' };
  for (const one of sharing(rule, city))
    for (const hoursBefore of [...hours, ...one.tiers.map((tier) => tier.hoursBefore), 0]) {
      const [own, theirs] = [ofHours(rule, hoursBefore), ofHours(one, hoursBefore)];
      if (own < theirs) return { problem: 'less_than_city', at: { hours: hoursBefore }, own, city: theirs };
    }
  return undefined;
}

function ofBands(rule: MonthlyBandRule, city: readonly RefundRule[]): OwnRuleProblem | undefined {
  const days = rule.bands.flatMap(({ upToDays }) => (upToDays === 'half' ? [] : [upToDays]));
  const far = days.find((one) => one > MOST_DAYS);
  if (far !== undefined) return { problem: 'out_of_bounds', at: { value: far } };
  for (const workdays of WORKDAYS) {
    const ends = rule.bands.map(({ upToDays }) => (upToDays === 'half' ? Math.floor(workdays / 2) : upToDays));
    const ordered = ends.every((one, at) => at === 0 || one >= (ends[at - 1] ?? one));
    if (!ordered || !falls([...rule.bands.map(({ percent }) => percent), rule.otherwisePercent]))
      return { problem: 'out_of_order' };
    for (const one of sharing(rule, city))
      for (let attended = 0; attended <= workdays; attended += 1) {
        const [own, theirs] = [ofDays(rule, attended, workdays), ofDays(one, attended, workdays)];
        if (own < theirs) return { problem: 'less_than_city', at: { days: attended, workdays }, own, city: theirs };
      }
  }
  return undefined;
}

/** The city's rules of the same kind for some of the same care. */
function sharing<Rule extends RefundRule>(rule: Rule, city: readonly RefundRule[]): Rule[] {
  const care = CARE_FORMS.flatMap((form) => [true, false].map((monthly) => ({ form, monthly })));
  return city.filter(
    (one): one is Rule => one.kind === rule.kind && care.some((some) => speaksOf(one, some) && speaksOf(rule, some)),
  );
}

const ofHours = ({ tiers, otherwisePercent }: TieredRule, hours: number): number =>
  tiers.find(({ hoursBefore }) => hours >= hoursBefore)?.percent ?? otherwisePercent;

const ofDays = ({ bands, otherwisePercent }: MonthlyBandRule, attended: number, workdays: number): number =>
  bands.find(({ upToDays }) => attended <= (upToDays === 'half' ? Math.floor(workdays / 2) : upToDays))?.percent ??
  otherwisePercent;
