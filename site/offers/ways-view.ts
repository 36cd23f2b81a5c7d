import type { WaysOn } from '#cms/finding/ways-on.ts';
import { formatDate, formatDistance, unbrokenHours } from '#cms/words/format.ts';
import { textIn } from '#domain/language/lang.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import type { Party } from '#domain/places/public-part.ts';
import type { PageContext } from '../ui/page-context.ts';
import { bookAddress } from './offer-words.ts';

/** One way on: what it changes, and links with a time and a place. */
export interface Way {
  title: string;
  links: { href: string; text: string; note?: string }[];
}

/** Ways on from a "no", those that change least first; of each kind the nearest. */
export function waysView(
  context: PageContext,
  { otherTimes, shorter, elsewhere }: WaysOn,
  { slug, ageMonths, party }: { slug: string; ageMonths?: number; party?: Party },
): Way[] {
  const { t, to, lang } = context;
  const hrefOf = (place: string, offer: CareOffer) =>
    to(bookAddress(place, offer, ageMonths, place === slug ? party : undefined));
  const ways: Way[] = [
    {
      title: t('search.wayShorter'),
      links: (shorter ? [shorter] : []).map((offer) => ({ href: hrefOf(slug, offer), text: offerTime(context, offer) })),
    },
    {
      title: t('search.wayOtherTime'),
      links: otherTimes.map((offer) => ({ href: hrefOf(slug, offer), text: offerTime(context, offer) })),
    },
    {
      title: t('search.wayElsewhere'),
      links: elsewhere.flatMap(({ document, distance, availability }) =>
        availability?.offer
          ? [
              {
                href: hrefOf(document.slug, availability.offer),
                text: textIn(document.name, lang),
                note: distance === null ? undefined : formatDistance(distance, lang),
              },
            ]
          : [],
      ),
    },
  ];
  return ways.filter(({ links }) => links.length > 0);
}

/** When an offer begins, and of care by the month for how long: `12 月 2 日，周三 9:00–12:00` · `12 月 14 日，周一起 1 个月`. */
export function offerTime({ t, lang }: PageContext, { stays: [first], months }: CareOffer): string {
  if (!first) return '';
  const date = formatDate(first.date, { lang, weekday: true });
  return months > 0 ? t('search.monthsFrom', { date, count: months }) : `${date} ${unbrokenHours(first.from, first.to)}`;
}
