import type { Problem } from '#cms/core/problem.ts';
import type { KeptSubsidy } from '#cms/records/subsidies.ts';
import { askSubsidy, withdrawSubsidy } from '#cms/supervision/subsidies/ask-subsidy.ts';
import { subsidyMonths } from '#cms/supervision/subsidies/owed-subsidies.ts';
import { formatDate, formatMoney, monthName } from '#cms/words/format.ts';
import { lastDayToAsk } from '#domain/money/care-subsidy.ts';
import { addMonths } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Months that a family sees, the newest first; of those without a day the last two alone. */
const SHOWN = 6;
const SHOWN_EMPTY = 2;

/** What a family sent: asked for or taken back, of one child and subsidy. */
export async function sendSubsidy(
  { portal }: PageContext,
  { form, guardianId }: { form: FormData; guardianId: string },
): Promise<{ done?: 'ask' | 'withdraw'; problem?: Problem }> {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 60);
  const which = { guardianId, childId: text('child'), code: text('code') };
  const done = text('action') === 'withdraw' ? 'withdraw' : 'ask';
  const sent = await (done === 'ask' ? askSubsidy : withdrawSubsidy)(portal, which);
  return sent.ok ? { done } : { problem: sent };
}

/** Each subsidy in words, with each child: what was asked for, and what its months bring. */
export async function subsidiesView(context: PageContext, guardianId: string) {
  const { portal, today } = context;
  const children = await portal.children.listOf(guardianId);
  const asks = await portal.subsidies.asksOf(children.map(({ id }) => id));
  const all = (await portal.subsidies.list()).filter(({ from, to }) => from <= today && (!to || addMonths(to, SHOWN) >= today));
  const subsidies = await Promise.all(
    all.map(async (subsidy) => ({
      code: subsidy.code,
      ...inWords(context, subsidy),
      children: await Promise.all(
        children.map(async (child) => {
          const ask = asks.find(({ childId, code }) => childId === child.id && code === subsidy.code);
          const months = ask ? await monthsOf(context, { subsidy, child, askedOn: ask.askedOn }) : [];
          return { id: child.id, name: child.name, askedOn: ask?.askedOn, months };
        }),
      ),
    })),
  );
  return { subsidies, hasChildren: children.length > 0 };
}

function inWords({ t, lang, currency }: PageContext, subsidy: KeptSubsidy) {
  const { per, amount, leastDays: days, fromMonths: from, untilMonths: until, forms, inclusiveOnly, claimDays, to } = subsidy;
  const date = (day: string) => formatDate(day, { lang, year: true });
  const money = formatMoney(amount, { currency, lang });
  const list = forms.map((form) => t(`care.${form}`)).join(t('common.comma'));
  const rules = [
    t(`subsidy.amount_${per}`, { amount: money, days }),
    ...(per === 'day' && days > 1 ? [t('subsidy.least', { days })] : []),
    t('subsidy.ages', { from, until }),
    ...(inclusiveOnly ? [t('subsidy.inclusiveOnly')] : []),
    ...(forms.length > 0 ? [t('subsidy.formsOnly', { list })] : []),
    to ? t('subsidy.periodTo', { from: date(subsidy.from), to: date(to) }) : t('subsidy.period', { from: date(subsidy.from) }),
  ];
  return {
    title: subsidy.title[lang],
    rules,
    deadline: t('subsidy.deadline', { days: claimDays }),
    basis: t('subsidy.basis', { source: subsidy.source }),
  };
}

async function monthsOf(context: PageContext, of: Omit<Parameters<typeof subsidyMonths>[1], 'months'>) {
  const { portal, t, lang, currency, today, timeZone } = context;
  const present = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: SHOWN }, (_, back) => addMonths(present, -back).slice(0, 7))
    .filter((month) => month >= of.subsidy.from.slice(0, 7))
    .reverse();
  const date = (day: string) => formatDate(day, { lang });
  const found = (await subsidyMonths(portal, { ...of, months })).toReversed();
  const shown = found.filter(({ list, no }, index) => list || no !== 'not_come' || index < SHOWN_EMPTY);
  return shown.map(({ month, days, amount, no, list }) => {
    const waits = lastDayToAsk(of.subsidy, month, portal.special());
    const state = () => {
      if (list) return t('subsidy.state_listed', { date: date(toLocal(list.drawnAt, timeZone).date), number: list.number });
      if (addMonths(`${month}-01`, 1) > today) return t('subsidy.state_running');
      return waits < today ? t('subsidy.state_next') : t('subsidy.state_waiting', { date: date(waits) });
    };
    return {
      month: t('books.month', { year: month.slice(0, 4), month: monthName(Number(month.slice(5)), lang) }),
      days,
      sum: no ? t(`subsidy.no_${no}`) : formatMoney(amount, { currency, lang }),
      state: no && !list && waits < today ? '' : state(),
    };
  });
}
