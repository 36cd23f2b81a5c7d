import type { BookingDetails } from '#cms/booking/booking-details.ts';
import type { DelegateRecord } from '#cms/records/delegate-codes.ts';
import { formatDate } from '#cms/words/format.ts';
import { attendanceOn } from '#domain/booking/booking-state.ts';
import { delegateCodeState } from '#domain/booking/delegate-code.ts';
import type { PageContext } from '../ui/page-context.ts';

/** A code that was just made: it is shown once, and kept nowhere. */
export interface MadeCode {
  code: string;
  delegate: DelegateRecord;
}

/** Days on which somebody else can collect, and the codes that were made. */
export async function delegateView(context: PageContext, { booking }: BookingDetails) {
  const { t, lang, today, portal } = context;
  const day = (date: string) => formatDate(date, { lang, weekday: true });
  const isOpen = ({ date }: { date: string }) => date >= today && !attendanceOn(booking.actions, date).left;
  const made = await portal.delegateCodes.ofBooking(booking.id);
  return {
    days: booking.occasions.filter(isOpen).map(({ date }) => ({ value: date, label: day(date) })),
    made: made.map((one) => {
      const state = delegateCodeState(one, today);
      return {
        id: one.id,
        who: delegateWho(context, one),
        day: day(one.date),
        state: t(`booking.delegate_${state}`),
        mayWithdraw: state === 'open',
      };
    }),
  };
}

export const delegateFields = (t: PageContext['t']) => ({
  delegateName: t('booking.delegateName'),
  delegateRelation: t('booking.delegateRelation'),
  delegatePhone: t('booking.delegatePhone'),
  delegateDate: t('booking.delegateDay'),
});

export const delegateWho = ({ t }: Pick<PageContext, 't'>, { name, relation }: { name: string; relation: string }): string =>
  relation ? t('format.noted', { name, note: relation }) : name;
