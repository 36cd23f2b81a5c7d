import { createPortal } from '#cms/assemble.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import type { CareForm, CareRequest } from '#domain/care/care.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/**
 * Another process of the portal, which only answers what it is asked by whoever forked it. Nothing of its memory is
 * touched by a question.
 */
const portal = await createPortal();
const startAt = process.env.PORTAL_NOW ?? '';
portal.now = () => startAt;

const supplyOf = (slug: string) => portal.supplies.all().find((one) => one.slug === slug);

const questions = {
  /** Names in the search that a word finds. */
  centres: async (q: string) => (await portal.search.allFacilities({ q })).map(({ slug }) => slug),
  bookable: async (q: string) => (await portal.search.allFacilities({ q, bookable: true })).map(({ slug }) => slug),
  price: async (q: string, form: CareForm) => (await portal.search.allFacilities({ q }))[0]?.document.prices[form],
  articles: async (q: string) => (await portal.search.searchTexts({ q, kinds: ['article'], limit: 20 })).map(({ slug }) => slug),
  places: async (q: string) => (await portal.search.suggestPlaces({ q, lang: 'zh', limit: 5 })).map(({ name }) => name.zh),
  /** The total in minor units, or why there is no quote. */
  quote: async (slug: string, request: CareRequest) => {
    const quoted = await quoteCare(portal, { slug, request, ageMonths: 8 });
    return quoted.ok ? quoted.quote.total : quoted.code;
  },
  /** Places left at nine, as search and pages say from memory, or why there are none. */
  nine: async (slug: string, date: CivilDate) => {
    const facility = supplyOf(slug);
    if (!facility) return 'not sold';
    const [day] = await createOfferDesk(portal, portal.now()).days([{ facility, date, form: 'hourly' }], 8);
    return day?.reason ?? day?.slots.find(({ minute }) => minute === 540)?.left ?? 'no slot';
  },
  wait: async (who: string) => (await portal.limits.take({ name: 'test', most: 5, seconds: 60 }, who)) !== undefined,
  shares: async () => portal.folder?.alone === false,
};
export type Questions = typeof questions;

process.on('message', async ({ id, name, args }: { id: number; name: keyof Questions; args: never[] }) => {
  try {
    const ask = questions[name] as (...args: never[]) => Promise<unknown>;
    process.send?.({ id, value: await ask(...args) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.send?.({ id: 0 });
