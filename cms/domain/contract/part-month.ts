import { type CareRequest, careDays, type ServicePeriod, servicePeriods } from '../care/care.ts';
import { type Fen, share, sum } from '../money/money.ts';
import type { Priced, PriceLine } from '../money/pricing.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import type { PartMonthRule } from './refund-rules.ts';

/** Whether the last month of such care is cut by the child's third birthday. */
export const isCut = (request: CareRequest): boolean => 'until' in request && request.until !== undefined;

/**
 * What is charged of a month that ends with the child's third birthday, by the contract's own rule: its days until then
 * against all of them, for care and meals alike. Refunds count the same days of the same month.
 */
export function pricedToBirthday(
  priced: Priced,
  { request, rule, special }: { request: CareRequest; rule: PartMonthRule; special: SpecialDays },
): Priced {
  const whole = servicePeriods({ ...request, until: undefined } as CareRequest);
  const endOf = ({ from, to }: ServicePeriod) => whole.find((one) => one.from === from)?.to ?? to;
  const lines = priced.lines.map((line): PriceLine => {
    const { period } = line;
    if (!period || endOf(period) === period.to) return line;
    const count = (to: CivilDate) =>
      rule.by === 'workdays' ? careDays({ ...period, to }, special).length : daysBetween(period.from, to) + 1;
    const part = { days: count(period.to), of: count(endOf(period)) };
    const partOf = (amount: Fen) => share(amount, part.days, part.of || 1);
    // What was used is reckoned at the list price of the same days (F9).
    const list = line.listAmount === undefined ? {} : { listAmount: partOf(line.listAmount) };
    return { ...line, ...list, amount: partOf(line.amount), part };
  });
  return { lines, total: sum(lines.map(({ amount }) => amount)) };
}
