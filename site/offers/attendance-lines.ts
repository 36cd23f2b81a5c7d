import { formatMoney } from '#cms/words/format.ts';
import type { CareForm } from '#domain/care/care.ts';
import { whyNotSubsidised } from '#domain/money/care-subsidy.ts';
import { addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { workdaysFrom } from '#domain/time/workdays.ts';
import type { PageContext } from '../ui/page-context.ts';

interface Priced {
  /** Completed months, on a day. */
  ageMonths: number;
  on: CivilDate;
  form: CareForm;
  inclusive: boolean;
}

/** What a city pays by attendance beside a month's price: how much it can come to, or why nothing; never taken off the price. */
export async function attendanceLines(
  { portal, t, lang, currency }: PageContext,
  { ageMonths, on, form, inclusive }: Priced,
): Promise<{ title: string; said: string; claim?: string; source: string }[]> {
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const days = workdaysFrom(on, addMonths(on, 1), portal.special()).length;
  return (await portal.subsidies.list()).map((subsidy) => {
    const { amount, per, leastDays, title, source } = subsidy;
    const no = whyNotSubsidised(subsidy, addMonths(on, -ageMonths), { date: on, form, inclusive });
    const amounts = { amount: money(amount), most: money(amount * days), days: leastDays };
    const said = per === 'day' ? t('subsidy.netDay', amounts) : t('subsidy.amount_month', amounts);
    return {
      title: title[lang],
      said: no ? t('subsidy.netNot', { why: t(`subsidy.no_${no}`) }) : said,
      claim: no ? undefined : t('subsidy.netClaim'),
      source,
    };
  });
}
