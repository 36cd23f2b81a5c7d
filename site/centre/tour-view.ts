import { saveChild } from '#cms/accounts/save-family.ts';
import { bookTour, cancelTour, toursFree } from '#cms/booking/tours/book-tour.ts';
import { conflict, type Problem } from '#cms/core/problem.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { TourRecord } from '#cms/records/tours.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { isAhead, type TourTime } from '#domain/places/tours.ts';
import type { PageContext } from '../ui/page-context.ts';

/** A time in a form: `2026-11-25.600.660`. */
const keyOf = ({ date, from, to }: TourTime) => `${date}.${from}.${to}`;

function readTime(sent: string): TourTime | undefined {
  const [, date, from, to] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,4})\.(\d{1,4})$/.exec(sent) ?? [];
  return date ? { date, from: Number(from), to: Number(to) } : undefined;
}

/** What was sent: a visit booked, moved or called off. */
export async function sendTour(
  { portal }: PageContext,
  { facilityId, guardian, form }: { facilityId: string; guardian: Guardian; form: FormData },
): Promise<{ done: 'booked' | 'cancelled' } | { problem: Problem }> {
  const text = (name: string) => String(form.get(name) ?? '');
  if (text('action') === 'cancel') {
    const off = await cancelTour(portal, { id: text('tour'), guardianId: guardian.id });
    return off.ok ? { done: 'cancelled' } : { problem: off };
  }
  const time = readTime(text('time'));
  if (!time) return { problem: conflict('tour_taken', { field: 'time' }) };
  let childId = text('child');
  if (!childId) {
    // A family that has booked nothing yet has no child here: it is known from now on.
    const details = { name: text('childName'), birthDate: text('birthDate'), healthConsent: false, pickups: [] };
    const saved = await saveChild(portal, guardian.id, details);
    if (!saved.ok) return { problem: saved };
    childId = saved.child.id;
  }
  const booked = await bookTour(portal, { facilityId, guardianId: guardian.id, childId, time });
  return booked.ok ? { done: 'booked' } : { problem: booked };
}

const tourWhen = (lang: PageContext['lang'], { date, from, to }: TourTime): string =>
  `${formatDate(date, { lang, weekday: true })} ${formatTimeRange(from, to)}`;

/** The times there are, by day, and the family's own visits to come. */
export async function tourView(context: PageContext, facilityId: string, guardian: Guardian | undefined) {
  const { portal, lang, t } = context;
  const moment = { now: portal.now(), timeZone: portal.city.timeZone };
  const family = guardian ? await portal.tours.ofFamily(guardian.id) : [];
  const own = family.filter((one) => one.facilityId === facilityId && isAhead(one, moment));
  const children = guardian ? await portal.children.listOf(guardian.id) : [];
  const nameOf = ({ childId }: TourRecord) => children.find(({ id }) => id === childId)?.name ?? '';
  const free = await toursFree(portal, facilityId);
  return {
    children,
    own: own.map((tour) => ({
      id: tour.id,
      words: t('tour.yoursFor', { when: tourWhen(lang, tour), child: nameOf(tour) }),
    })),
    times: free.map((time) => ({
      value: keyOf(time),
      words: tourWhen(lang, time),
      left: t('tour.left', { count: time.left }),
    })),
  };
}
