import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { whenWords } from '#cms/words/booking-words.ts';
import { formatDate } from '#cms/words/format.ts';
import { attendanceOn, attendedDates, stayStage } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import { weekdayOf } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What is true of a booking that is paid for at this moment: its title, what comes next, and why it cannot be cancelled. */
export function confirmedView(context: PageContext, { booking, asOf, may }: BookingDetails) {
  const { t, lang, today } = context;
  const monthly = isMonthly(booking.request);
  const isAway = !monthly && attendanceOn(booking.actions, booking.from).absent;
  const stage = isAway ? 'away' : stayStage(booking, { now: asOf, today });
  const day = (date: string) => formatDate(date, { lang });
  const ahead = monthly
    ? t('booking.doneTitleMonthly', { date: day(booking.from) })
    : t('booking.doneTitle', { weekday: t('common.weekdaysFull').split(' ')[weekdayOf(booking.from) - 1] ?? '' });
  const titles = {
    ahead,
    away: t('booking.stageAway'),
    here: t('booking.stageHere'),
    left: monthly ? t('booking.stageUnder', { date: day(booking.to) }) : t('booking.stageLeft'),
    not_come: monthly ? t('booking.stageUnder', { date: day(booking.to) }) : t('booking.stageNoShow'),
  };
  const stay = booking.occasions.find(({ date }) => date >= today);
  const bring = { text: t('booking.next'), note: t('booking.nextNote', { when: whenWords(context, booking).join(' ') }) };
  const collect = {
    text: t('booking.nextCollect'),
    note: t('booking.nextCollectNote', { until: formatTime(stay?.to ?? 0) }),
  };
  const next = { ahead: bring, here: collect, left: undefined, not_come: undefined, away: undefined }[stage];
  const received = attendedDates(booking.actions).length > 0;
  const barred = may.includes('cancel') ? undefined : t(received ? 'booking.receivedNoCancel' : 'booking.begunNoCancel');
  return { title: titles[stage], next, barred, stage };
}
