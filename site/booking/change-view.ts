import { type Changeable, type ChangeOption, changeOptions, quoteChange } from '#cms/booking/quote-change.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { formatDate, formatMoney, formatTimeRange } from '#cms/words/format.ts';
import { reasonClause } from '#cms/words/reason-words.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import { careCode, monthsFrom, type WantedCare } from '#domain/booking/care-change.ts';
import { chosenWeekdays, HALF_DAY_PARTS, MAX_PREPAID_MONTHS, weekdaysOf } from '#domain/care/care.ts';
import { sum } from '#domain/money/money.ts';
import type { PageContext } from '../ui/page-context.ts';

interface Asked {
  booking: BookingRecord;
  guardianId: string;
  may: Changeable;
  said: URLSearchParams | FormData;
}

/** What can be chosen, and what of it is: the first of each where nothing was said, and as many months as are replaced. */
export async function viewChoice(context: PageContext, { booking, may, said }: Omit<Asked, 'guardianId'>) {
  const { portal, t, lang, currency } = context;
  const days = [...may.days, ...(may.after ? [may.after] : [])];
  const from = days.find((day) => day === said.get('from')) ?? days[0] ?? '';
  const weekdays = said.has('care') ? weekdaysIn(said) : weekdaysOf(booking.request);
  const options = await changeOptions(portal, booking, { from, weekdays });
  const chosen = options.find((one) => careCode(one) === said.get('care')) ?? options[0];
  const months = Number(said.get('months')) || monthsFrom(booking.request, from) || 1;
  const fields = {
    from,
    weekdays: weekdays ?? '',
    care: chosen ? careCode(chosen) : '',
    months: String(Math.min(MAX_PREPAID_MONTHS, months)),
  };
  const price = ({ monthly, meals }: ChangeOption) =>
    t(meals ? 'change.monthMeals' : 'change.month', { amount: formatMoney(monthly, { currency, lang }) });
  const rows = options.map((option) => ({
    value: careCode(option),
    label: careLine(context, option, booking.facilityId),
    price: price(option),
  }));
  return { days, options: rows, fields, week: { weekdays } };
}

/** Weekdays are boxes of one name; all of them, or none, is every working day. */
const weekdaysIn = (said: URLSearchParams | FormData) =>
  chosenWeekdays(
    said
      .getAll('weekdays')
      .join('')
      .replace(/[^1-5]/g, ''),
  );

/** What the fields ask for; nothing where they name no care. */
export function readChange(said: URLSearchParams | FormData): WantedCare | undefined {
  const [classId = '', form, half] = String(said.get('care') ?? '').split('.');
  const part = HALF_DAY_PARTS.find((one) => one === half);
  if (form !== 'full_day' && form !== 'half_day') return undefined;
  const months = Math.max(1, Math.min(MAX_PREPAID_MONTHS, Number(said.get('months')) || 1));
  const weekdays = weekdaysIn(said);
  const some = { ...(part ? { part } : {}), ...(weekdays === undefined ? {} : { weekdays }) };
  return { from: String(said.get('from') ?? ''), classId, form, months, ...some };
}

/** A class and its hours in one line. */
export function careLine(
  { t, lang, portal }: PageContext,
  { className, form, part, weekdays }: Pick<ChangeOption, 'className' | 'form' | 'part' | 'weekdays'>,
  facilityId: string,
): string {
  const parts = portal.supplies.get(facilityId)?.parts;
  const window = parts && (form === 'full_day' ? parts.fullDay : parts[part ?? 'morning']);
  const hours = window ? ` ${formatTimeRange(window.from, window.to)}` : '';
  const days = weekdays ? ` ${weekdayWords(weekdays, lang)}` : '';
  return t('change.careLine', { class: className[lang], pattern: `${t(`care.${form}`)}${days}${hours}` });
}

/** What the change comes to in words: places first, then every sum with what it is. */
export async function viewChange(context: PageContext, { booking, guardianId, said }: Omit<Asked, 'may'>) {
  const { portal, t, lang, currency, today } = context;
  const wanted = readChange(said);
  if (!wanted) return undefined;
  const quoted = await quoteChange(portal, { booking, guardianId, wanted });
  if (!quoted.ok) return quoted;
  const { quote, replaced, pays, until } = quoted.change;
  const day = (date: string) => formatDate(date, { lang, year: true });
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const first = quote.occasions[0]?.date ?? wanted.from;
  const { why } = quote;
  const none = why && { date: formatDate(why.failsOn, { lang, weekday: true }), why: reasonClause(t, why) };
  const back = replaced?.back ?? 0;
  const difference = quote.total - back;
  const { months } = quote.request as { months: number };
  const words = {
    from: formatDate(first, { lang }),
    to: formatDate(quote.occasions.at(-1)?.date ?? first, { lang }),
    count: months,
    days: quote.occasions.length,
    left: quote.left,
    total: money(quote.total),
    back: money(back),
    difference: money(Math.abs(difference)),
    lastDay: replaced ? day(replaced.ended.lastDay) : '',
    by: replaced ? day(replaced.byDate) : '',
    until: day(until),
    pays: pays && { from: day(pays.from), to: day(pays.to), now: pays.from <= today },
  };
  const way = difference === 0 ? ('same' as const) : difference > 0 ? ('more' as const) : ('fewer' as const);
  const month = replaced &&
    Math.max(months, replaced.months.length) > 1 && {
      from: day(wanted.from),
      fee: money(ofMonth(quote.lines, wanted.from)),
      back: money(
        ofMonth(
          replaced.lines.map(({ line, refund }) => ({ ...line, amount: refund })),
          wanted.from,
        ),
      ),
    };
  return { ok: true as const, none, words, way, month, replaces: replaced !== undefined, quote };
}

/** What of some lines falls in the month that begins on a day. */
const ofMonth = (lines: readonly { period?: { from: string }; amount: number }[], from: string) =>
  sum(lines.filter(({ period }) => period?.from === from).map(({ amount }) => amount));
