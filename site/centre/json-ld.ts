import type { Activity, Article } from '#cms/records/payload-types.ts';
import type { PublicQuestion } from '#cms/records/questions.ts';
import { words } from '#cms/records/words.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { shownSeal } from '#domain/guidance/seal.ts';
import { LOCALES } from '#domain/language/lang.ts';
import { toDecimal } from '#domain/money/money.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** schema.org ChildCare, from what the page itself says. */
export function facilityJsonLd({ lang, portal, page, to }: PageContext, { doc }: FacilityDetails): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'ChildCare',
    name: words(doc.name)[lang],
    url: `${portal.environment.origin}${to(page.path)}`,
    address: {
      '@type': 'PostalAddress',
      streetAddress: words(doc.address)[lang],
      addressLocality: doc.town ?? portal.city.name[lang],
    },
    ...(doc.phone ? { telephone: doc.phone } : {}),
    ...(typeof doc.lat === 'number' ? { geo: { '@type': 'GeoCoordinates', latitude: doc.lat, longitude: doc.lng } } : {}),
  };
}

/** schema.org Article: who wrote it, who reviewed it, and when it was last changed. */
export function articleJsonLd({ lang, portal, page, to, city }: PageContext, article: Article): object {
  const { title, summary, author, updatedAt } = article;
  const { reviewer, reviewedOn } = shownSeal(article);
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: title,
    description: summary,
    url: `${portal.environment.origin}${to(page.path)}`,
    inLanguage: LOCALES[lang],
    author: { '@type': 'Person', name: author },
    ...(reviewer ? { editor: { '@type': 'Person', name: reviewer } } : {}),
    ...(reviewedOn ? { datePublished: reviewedOn } : {}),
    dateModified: updatedAt,
    publisher: { '@type': 'GovernmentOrganization', name: city.host },
  };
}

/** schema.org FAQPage: what experts have answered for everybody. */
export function questionsJsonLd({ lang }: PageContext, questions: readonly PublicQuestion[]): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    inLanguage: LOCALES[lang],
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
}

/** schema.org Event, one for each activity. */
export function activitiesJsonLd({ lang, portal, to, city, currency }: PageContext, activities: readonly Activity[]): object {
  const instant = (date: string, time: string) => toInstant({ date, minute: parseTime(time) ?? 0 }, portal.city.timeZone);
  return {
    '@context': 'https://schema.org',
    '@graph': activities.map((one) => ({
      '@type': 'Event',
      ...(one.cancelled ? { eventStatus: 'https://schema.org/EventCancelled' } : {}),
      name: one.title,
      description: one.summary,
      url: `${portal.environment.origin}${to(`/activities/${one.slug}`)}`,
      startDate: instant(one.date, one.from),
      endDate: instant(one.date, one.to),
      inLanguage: LOCALES[lang],
      eventAttendanceMode: `https://schema.org/${one.onlineLink ? 'Mixed' : 'Offline'}EventAttendanceMode`,
      location: { '@type': 'Place', name: one.place, address: city.name },
      organizer: { '@type': 'GovernmentOrganization', name: city.host },
      ...(one.capacity ? { maximumAttendeeCapacity: one.capacity } : {}),
      isAccessibleForFree: !one.fee,
      ...(one.fee ? { offers: { '@type': 'Offer', price: toDecimal(one.fee), priceCurrency: currency } } : {}),
    })),
  };
}
