import { todayOf } from '#cms/core/clock.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import { words } from '#cms/records/words.ts';
import { formatDate } from '#cms/words/format.ts';
import { weekWords } from '#cms/words/weekday-words.ts';
import { asOn, classOn, firstDay, lastDayOf } from '#domain/places/enrolled.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { addDays } from '#domain/time/civil-date.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface EnrolledPlace {
  id: string;
  name: string;
  centre: string;
  className: string;
  when: string;
  /** Months that go by a contract of the portal already. */
  handed: string[];
  /** Where the same place is booked by the month. */
  book: string;
}

type Placed = Pick<EnrolledRecord, 'facilityId' | 'classId' | 'birthDate' | 'pattern' | 'changes' | 'from' | 'to'>;

/** A place that a child has with its centre, in words. */
export async function placeWords({ portal, t, lang }: PageContext, child: Placed) {
  const doc = await portal.facilities.get(child.facilityId);
  const facility = portal.supplies.get(child.facilityId);
  const first = firstDay(child, todayOf(portal));
  const classId = facility && classOn(child, first, facility);
  const date = (day: string) => formatDate(day, { lang });
  const span = t('enrolled.fromTo', { from: date(child.from), to: child.to ? date(child.to) : t('enrolled.untilThree') });
  return {
    slug: doc.slug,
    centre: words(doc.name)[lang],
    className: facility?.classes.find(({ id }) => id === classId)?.name[lang] ?? '',
    when: t('enrolled.mineSpan', { week: weekWords(t, asOn(child, first).pattern), span }),
  };
}

/** What the children of a family have with their centres and has not ended. */
export async function enrolledPlaces(context: PageContext, guardianId: string): Promise<EnrolledPlace[]> {
  const { portal, t, to, lang } = context;
  const today = todayOf(portal);
  const all = (await portal.enrolled.ofFamily(guardianId)).filter((child) => lastDayOf(child) >= today);
  return Promise.all(
    all.map(async (child) => {
      const { slug, ...place } = await placeWords(context, child);
      const handedTo = child.handedOver
        .map((one) => one.to)
        .sort()
        .at(-1);
      const date = [addDays(today, 1), child.from, ...(handedTo ? [addDays(handedTo, 1)] : [])].sort().at(-1) ?? today;
      const { pattern } = asOn(child, date);
      const [first] = pattern;
      const half =
        first && first.part !== 'full_day' && pattern.every(({ part }) => part === first.part) ? first.part : undefined;
      const care = half ? { form: 'half_day', part: half } : { form: 'full_day' };
      const same = half || pattern.every(({ part }) => part === 'full_day');
      const some = same ? { weekdays: pattern.map(({ weekday }) => weekday).join('') } : {};
      const asked = { ...care, ...some, date, months: '1', ageMonths: String(ageInMonths(child.birthDate, date)) };
      const day = (one: string) => formatDate(one, { lang });
      return {
        ...place,
        id: child.id,
        name: child.name,
        handed: child.handedOver.map((one) => t('enrolled.mineHanded', { from: day(one.from), to: day(one.to) })),
        book: `${to(`/book/${slug}`)}?${new URLSearchParams(asked as Record<string, string>)}`,
      };
    }),
  );
}
