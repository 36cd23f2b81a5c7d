import type { Booked } from '#cms/core/problem.ts';
import type { Translator } from './index.ts';

/** So many are named; of the others it is said how many there are. */
const NAMED = 3;

/** Whose places stand in the way, in a few words: `B-261123-7KQ2MF、B-261124-3XW9PA 等 5 个`. */
export function bookedWords(t: Translator, { bookings, enrolled, waiting }: Booked): string {
  const numbers = bookings.slice(0, NAMED).map(({ number }) => number);
  const named = numbers.join(t('common.and'));
  return [
    bookings.length > NAMED ? t('refused.bookedMore', { names: named, total: bookings.length }) : named,
    enrolled > 0 ? t('refused.bookedEnrolled', { count: enrolled }) : '',
    waiting > 0 ? t('refused.bookedWaiting', { count: waiting }) : '',
  ]
    .filter(Boolean)
    .join(t('common.and'));
}

/** Where each of them is looked at. */
export function bookedLinks(t: Translator, { bookings, enrolled }: Booked): { href: string; text: string }[] {
  return [
    ...bookings.slice(0, NAMED).map(({ id, number }) => ({ href: `/admin/collections/bookings/${id}`, text: number })),
    ...(enrolled > 0 ? [{ href: '/admin/enrolled', text: t('refused.bookedEnrolled', { count: enrolled }) }] : []),
  ];
}
