import type { Field, PayloadRequest } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { formatDate } from '#cms/words/format.ts';
import type { ShutStays } from '#domain/places/shut-stays.ts';
import { findBooked } from '../find-booked.ts';
import { inTheWay } from './in-the-way.ts';

/** Ticked once somebody has been told which bookings a day off touches; it is said anew each time, and kept nowhere. */
export const confirmDaysOff: Field = {
  name: 'confirmed',
  type: 'checkbox',
  virtual: true,
  label: { zh: '这几天有预约也要保存', en: 'Save although these days are booked' },
  admin: {
    // What is kept nowhere would else be for reading only.
    readOnly: false,
    description: {
      zh: '保存时提示了再勾。预约不会自动取消，请通知家长',
      en: 'Tick it when you are asked. No booking is cancelled by it: tell the families',
    },
  },
};

/** Days that are named one by one. */
const NAMED = 5;

/**
 * Days off that touch bookings are asked about: nothing is saved before whoever saves has said that they know. The
 * bookings stay as they are.
 */
export async function askAboutShut(
  req: PayloadRequest,
  { bookings, dates }: ShutStays,
  key: 'refused.shutDays' | 'refused.shutDaysDelete',
): Promise<void> {
  if (bookings.size === 0) return;
  throw inTheWay(req, await findBooked(await getPortal(), bookings, req), (t, who) => {
    const named = dates
      .slice(0, NAMED)
      .map((date) => formatDate(date, { lang: t.lang, weekday: true }))
      .join(t('common.and'));
    const days = dates.length > NAMED ? t('refused.moreDays', { days: named, total: dates.length }) : named;
    return t(key, { count: bookings.size, days, who });
  });
}
