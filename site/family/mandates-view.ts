import { guardianCalled } from '#cms/accounts/contact.ts';
import { stillSpent } from '#cms/booking/delegate/book-for-family.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { MandateRecord } from '#cms/records/mandates.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { mandateState, monthOf, spentIn } from '#domain/booking/mandate.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Somebody who helps with the children, as the guardian sees it. */
export interface MandateView {
  mandate: MandateRecord;
  state: ReturnType<typeof mandateState>;
  standing: string;
  may: string;
  spent?: string;
  /** Given by the other guardian, who alone changes it. */
  by?: string;
}

export const moneyOf =
  ({ currency, lang }: Pick<PageContext, 'currency' | 'lang'>) =>
  (amount: number) =>
    formatMoney(amount, { currency, lang });

export async function mandatesOf(context: PageContext, guardianId: string): Promise<MandateView[]> {
  const { portal } = context;
  const [family, children] = [await portal.guardians.familyOf(guardianId), await portal.children.listOf(guardianId)];
  const given = await portal.mandates.given(family);
  const names = new Map(children.map(({ id, name }) => [id, name]));
  const all: MandateView[] = [];
  for (const mandate of given) {
    const spent = await stillSpent(portal, mandate.spent, context.today);
    all.push(viewOf(context, { mandate: { ...mandate, spent }, names }));
  }
  for (const view of all)
    if (view.mandate.guardianId !== guardianId) view.by = guardianCalled(await portal.guardians.get(view.mandate.guardianId));
  return all.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}

export const isOpen = ({ state }: Pick<MandateView, 'state'>): boolean => state === 'open' || state === 'waiting';

function viewOf(
  context: PageContext,
  { mandate, names }: { mandate: MandateRecord; names: ReadonlyMap<string, string> },
): MandateView {
  const { t, lang, portal, today } = context;
  const { books, childIds, collects, inviteUntil, perMonth, perStay, spent, until } = mandate;
  const money = moneyOf(context);
  const state = mandateState(mandate, { now: portal.now(), today: todayOf(portal) });
  const gap = t('contract.listGap');
  const powers = [
    t('mandate.maySee'),
    ...(collects ? [t('mandate.mayCollect')] : []),
    ...(books ? [t('mandate.mayBook', { perStay: money(perStay), perMonth: money(perMonth) })] : []),
  ].join(gap);
  const month = monthOf(today);
  const amount = spentIn(spent, month);
  return {
    mandate,
    state,
    standing: t(`mandate.state_${state}`, {
      at: inviteUntil ? instantWords(context, inviteUntil) : '',
      until: formatDate(until, { lang, year: true }),
    }),
    may: t('mandate.may', { children: childIds.flatMap((id) => names.get(id) ?? []).join(gap), powers }),
    ...(books && amount > 0
      ? {
          spent: t('mandate.spent', {
            month: formatDate(`${month}-01`, { lang }).replace(/\s?1\s?日$/, ''),
            amount: money(amount),
          }),
        }
      : {}),
  };
}
