import type { FacilityDetails } from '#cms/use-cases/facility-details.ts';
import { words } from '#cms/use-cases/find-facility.ts';
import type { PageContext } from './page-context.ts';

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
