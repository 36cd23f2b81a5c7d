import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_FORMS } from '#domain/care/care.ts';
import { distanceMetres } from '#domain/places/geo.ts';
import {
  ACCESS_FEATURES,
  type FacilityCriteria,
  type FacilityDocument,
  type FacilityFacets,
  type Point,
  type SearchPort,
  STAFF_LANGUAGES,
} from '#search/port.ts';
import { seedOr } from '../support/seed.ts';
import { facility, sampleFacilities } from './sample-city.ts';

const documents = sampleFacilities(150, 4);

const half = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 });
/** Seldom enough that a question with all of them in some combination still finds something. */
const maybe = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
const point = fc.record({
  lat: fc.double({ min: 32, max: 33, noNaN: true }),
  lng: fc.double({ min: 119.5, max: 120.5, noNaN: true }),
});
export const criteria: fc.Arbitrary<FacilityCriteria> = fc.record({
  q: maybe(fc.constantFrom('阳光', '托育', '海陵 托育', '溱潼', '兴', 'kids')),
  near: half(point),
  also: half(point),
  radius: half(fc.integer({ min: 1000, max: 80_000 })),
  bounds: maybe(fc.constant({ south: 32.2, west: 119.7, north: 32.9, east: 120.3 })),
  district: maybe(fc.constantFrom('321202', '321204', '溱潼镇', '城东街道')),
  township: maybe(fc.constantFrom('321202001', '321204101', '溱潼镇')),
  form: maybe(fc.subarray([...CARE_FORMS])),
  institution: maybe(fc.subarray(['standalone', 'community', 'unknown'])),
  ageMonths: maybe(fc.integer({ min: 0, max: 40 })),
  inclusive: maybe(fc.boolean()),
  bookable: maybe(fc.boolean()),
  model: maybe(fc.boolean()),
  priceMax: maybe(fc.constantFrom(0, 50_000, 120_000)),
  meals: maybe(fc.boolean()),
  openUntil: maybe(fc.constantFrom(0, 1020, 1080, 1110)),
  languages: maybe(fc.subarray([...STAFF_LANGUAGES])),
  access: maybe(fc.subarray([...ACCESS_FEATURES])),
  openToPublic: maybe(fc.boolean()),
  rural: maybe(fc.boolean()),
  toAnyone: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  except: maybe(
    fc
      .subarray(
        documents.map(({ id }) => id),
        { maxLength: 20 },
      )
      .map((ids) => new Set(ids)),
  ),
  ids: maybe(fc.subarray(documents.map(({ id }) => id)).map((ids) => new Set(ids))),
});

/** What every search adapter promises of filters, counts, order and pages. */
export function filtersContract(name: string, create: () => SearchPort): void {
  const search = create();
  beforeAll(() => search.index(documents));
  afterAll(() => search.close());

  describe(`${name}: filters and facets`, () => {
    it('give the facilities and counts that looking at each one gives', async () => {
      await fc.assert(
        fc.asyncProperty(criteria, async (query) => {
          const { total, facets, hits: page } = await search.searchFacilities({ ...query, page: 1, perPage: 10 });
          const uncounted = await search.searchFacilities({ ...query, page: 1, perPage: 10, withoutFacets: true });
          expect({ ...uncounted, facets: undefined }).toEqual({ total, hits: page, facets: undefined });
          expect(Object.values(uncounted.facets).every((counts) => Object.values(counts).every((count) => count === 0))).toBe(
            true,
          );
          const hits = await search.allFacilities(query);
          const wanted = documents.filter((one) => matches(one, query));
          expect(hits.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
          expect(total).toBe(wanted.length);
          expect(facets).toEqual(facetsOf(query));
        }),
        { numRuns: 300, seed: seedOr(20260901) },
      );
    });

    it('leave something to find and to count in most of these questions', () => {
      const asked = fc.sample(criteria, { numRuns: 300, seed: seedOr(20260901) });
      const found = asked.map((query) => documents.filter((one) => matches(one, query)).length);
      expect(found.filter((count) => count > 0).length).toBeGreaterThan(140);
      const detours = asked.filter(({ near, also, radius }) => near && also && radius !== undefined);
      expect(detours.length).toBeGreaterThan(20);
    });

    it('never place a centre whose position is unknown', async () => {
      const unplaced = documents.filter(({ location }) => location === null).map(({ id }) => id);
      expect(unplaced.length).toBeGreaterThan(0);
      const near = { lat: 32.5, lng: 120 };
      for (const query of [{ near }, { near, radius: 1e9 }, { bounds: { south: -90, west: -180, north: 90, east: 180 } }]) {
        const hits = await search.allFacilities(query);
        expect(hits).toHaveLength(documents.length - unplaced.length);
      }
    });
  });

  describe(`${name}: order and pages`, () => {
    it('goes by distance, nearest first', async () => {
      const near = { lat: 32.5, lng: 120 };
      const hits = await search.allFacilities({ near });
      const distances = hits.map(({ distance }) => distance as number);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(hits).toHaveLength(documents.filter(({ location }) => location).length);
      expect(distances[0]).toBe(distanceMetres(near, hits[0]?.document.location ?? near));
    });

    it('goes by detour where there are two places, the shortest first', async () => {
      const own = create();
      const [near, also] = [
        { lat: 32.5, lng: 120 },
        { lat: 32.5, lng: 120.05 },
      ];
      await own.index([
        facility({ id: 'behind', location: { lat: 32.5, lng: 119.99 } }),
        facility({ id: 'between', location: { lat: 32.501, lng: 120.02 } }),
        facility({ id: 'beyond', location: { lat: 32.5, lng: 120.055 } }),
        facility({ id: 'aside', location: { lat: 32.53, lng: 120.025 } }),
        facility({ id: 'nowhere' }),
      ]);
      const ids = async (query: FacilityCriteria) => (await own.allFacilities(query)).map(({ id }) => id);
      expect(await ids({ near, also })).toEqual(['between', 'beyond', 'behind', 'aside']);
      expect(await ids({ near, also, radius: 1000 })).toEqual(['between', 'beyond', 'behind']);
      expect(await ids({ near, also, sort: 'distance' })).toEqual(['behind', 'between', 'aside', 'beyond']);
      expect(await ids({ near, sort: 'detour' })).toEqual(await ids({ near }));
      const [first] = (await own.searchFacilities({ near, also, page: 1, perPage: 1 })).hits;
      const { location } = first?.document ?? {};
      expect(first?.detour).toBe(detour(near, location ?? near, also));
      expect(first?.distance).toBe(distanceMetres(near, location ?? near));
      expect((await own.allFacilities({ near }))[0]?.detour).toBeNull();
      await own.close();
    });

    it('takes the circle where both places are one', async () => {
      const near = { lat: 32.5, lng: 120 };
      for (const one of documents.slice(0, 40)) {
        // The edge itself is within: the radius is some centre's own distance.
        const radius = one.location ? distanceMetres(near, one.location) : 20_000;
        const ids = async (query: FacilityCriteria) => (await search.allFacilities(query)).map(({ id }) => id);
        const within = documents.filter(({ location }) => location && distanceMetres(near, location) <= radius);
        expect((await ids({ near, radius })).sort()).toEqual(within.map(({ id }) => id).sort());
        expect(await ids({ near, also: near, radius })).toEqual(await ids({ near, radius }));
      }
    });

    it('goes by price within a form, the unpriced last', async () => {
      const own = create();
      await own.index([
        facility({ id: 'unknown', prices: {} }),
        facility({ id: 'hourly only', forms: ['hourly'], prices: { hourly: 30_00 } }),
        facility({ id: 'dear', forms: ['full_day', 'hourly'], prices: { full_day: 3000_00, hourly: 20_00 } }),
        facility({ id: 'cheap', prices: { full_day: 2000_00 } }),
      ]);
      const ids = async (query: FacilityCriteria) => (await own.allFacilities(query)).map(({ id }) => id);
      expect(await ids({ sort: 'price' })).toEqual(['cheap', 'dear', 'hourly only', 'unknown']);
      expect(await ids({ sort: 'price', form: ['hourly'] })).toEqual(['dear', 'hourly only']);
      expect(await ids({ sort: 'price', priceMax: 2500_00 })).toEqual(['cheap', 'hourly only']);
      await own.close();
    });

    it('goes by the next form’s price where the first is the same, and then by name', async () => {
      const own = create();
      const prices = { full_day: 2000_00 };
      await own.index([
        facility({ id: 'b', name: { zh: '长兴' }, prices }),
        facility({ id: 'a', name: { zh: '爱心' }, prices }),
        facility({ id: 'c', name: { zh: '张家' }, prices: { ...prices, hourly: 30_00 } }),
      ]);
      expect((await own.allFacilities({ sort: 'price' })).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
      await own.close();
    });

    it('goes by name and then by id where places are equally far', async () => {
      const own = create();
      const location = { lat: 32.5, lng: 120 };
      const named = (id: string, zh: string, lat = 32.5) => facility({ id, name: { zh }, location: { lat, lng: 120 } });
      await own.index([
        named('c', '张家'),
        named('b', '爱心'),
        named('a', '爱心'),
        named('near', '张家', 32.500004),
        named('far', '爱心', 32.6),
      ]);
      const query = { near: { ...location, lat: 32.51 } };
      const order = ['near', 'a', 'b', 'c', 'far'];
      expect((await own.allFacilities(query)).map(({ id }) => id)).toEqual(order);
      const paged = await Promise.all([1, 2, 3, 4, 5].map((page) => own.searchFacilities({ ...query, page, perPage: 1 })));
      expect(paged.flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(order);
      await own.close();
    });

    it('goes by name as it is read', async () => {
      const own = create();
      await own.index(['张家', 'Apple', '长兴', '爱心', '重庆'].map((zh) => facility({ id: zh, name: { zh } })));
      expect((await own.allFacilities({})).map(({ id }) => id)).toEqual(['爱心', 'Apple', '长兴', '重庆', '张家']);
      await own.close();
    });

    it('puts a match in the name before one in the address', async () => {
      const own = create();
      await own.index([
        facility({ id: 'address', name: { zh: '贝贝托育' }, address: { zh: '阳光路1号' } }),
        facility({ id: 'name', name: { zh: '阳光托育' }, address: { zh: '贝贝路1号' } }),
      ]);
      expect((await own.allFacilities({ q: '阳光' })).map(({ id }) => id)).toEqual(['name', 'address']);
      await own.close();
    });

    it('puts the names first, then who has a part of it in the name, then the district, then the address', async () => {
      const own = create();
      await own.index([
        facility({ id: 'address', name: { zh: '贝贝托育' }, address: { zh: '海陵阳光路1号' } }),
        facility({ id: 'district', name: { zh: '禾苗托育' }, district: { zh: '海陵区' }, township: { zh: '阳光街道' } }),
        facility({ id: 'some', name: { zh: '阳光托育' }, district: { zh: '海陵区' } }),
        facility({ id: 'name', name: { zh: '海陵阳光托育' } }),
      ]);
      const order = ['name', 'some', 'district', 'address'];
      for (const q of ['海陵 阳光', 'hailing 阳光', 'hailng yanggung']) {
        expect(
          (await own.allFacilities({ q })).map(({ id }) => id),
          q,
        ).toEqual(order);
        const paged = await Promise.all([1, 2, 3, 4].map((page) => own.searchFacilities({ q, page, perPage: 1 })));
        expect(paged.flatMap(({ hits }) => hits.map(({ id }) => id), q)).toEqual(order);
      }
      await own.close();
    });

    it('cuts the whole order into pages, none twice', async () => {
      const all = (await search.allFacilities({})).map(({ id }) => id);
      const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => search.searchFacilities({ page, perPage: 40 })));
      expect(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(all);
      expect((await search.searchFacilities({ page: -1, perPage: 40 })).hits[0]?.id).toBe(all[0]);
      expect((await search.searchFacilities({ page: 1, perPage: Number.NaN })).hits).toEqual([]);
    });
  });
}

function matches(one: FacilityDocument, query: FacilityCriteria): boolean {
  const words = [one.name.zh, one.name.en, one.address.zh, one.township.zh, one.district.zh, one.district.en, one.town]
    .join('|')
    .toLowerCase();
  if (query.q && !query.q.split(' ').every((term) => words.includes(term))) return false;
  if (query.near) {
    if (!one.location) return false;
    const { radius = Number.POSITIVE_INFINITY } = query;
    if (query.also && detour(query.near, one.location, query.also) > 2 * radius) return false;
    if (!query.also && distanceMetres(query.near, one.location) > radius) return false;
  }
  if (query.bounds) {
    const { south, west, north, east } = query.bounds;
    if (
      !one.location ||
      one.location.lat < south ||
      one.location.lat > north ||
      one.location.lng < west ||
      one.location.lng > east
    )
      return false;
  }
  if (query.ids && !query.ids.has(one.id)) return false;
  if (query.except?.has(one.id)) return false;
  if (query.toAnyone && !(one.bookable && one.openToPublic !== false)) return false;
  if (query.district && (one.districtCode ?? one.town) !== query.district) return false;
  if (query.township && (one.townshipCode ?? one.town) !== query.township) return false;
  if (query.form?.length && !query.form.some((form) => one.forms.includes(form))) return false;
  if (query.institution?.length && !query.institution.includes(one.institution)) return false;
  if (query.inclusive !== undefined && one.inclusive !== query.inclusive) return false;
  if (query.bookable !== undefined && one.bookable !== query.bookable) return false;
  if (query.model !== undefined && one.model !== query.model) return false;
  if (query.meals !== undefined && one.meals !== query.meals) return false;
  if (query.openToPublic !== undefined && one.openToPublic !== query.openToPublic) return false;
  if (query.rural !== undefined && one.rural !== query.rural) return false;
  if (query.openUntil !== undefined && (one.closesAt === null || one.closesAt < query.openUntil)) return false;
  if (query.languages?.length && !query.languages.some((language) => one.languages.includes(language))) return false;
  if (!(query.access ?? []).every((feature) => one.access.includes(feature))) return false;
  if (query.ageMonths !== undefined) {
    if (one.ageFrom === null && one.ageTo === null) return false;
    if (query.ageMonths < (one.ageFrom ?? 0) || query.ageMonths >= (one.ageTo ?? 999)) return false;
  }
  if (query.priceMax !== undefined) {
    const chosen = query.form?.length ? query.form : CARE_FORMS;
    const price = CARE_FORMS.filter((form) => chosen.includes(form))
      .map((form) => one.prices[form])
      .find((amount) => amount !== undefined);
    if (price === undefined || price > query.priceMax) return false;
  }
  return true;
}

function detour(from: Point, by: Point, to: Point): number {
  return Math.max(0, distanceMetres(from, by) + distanceMetres(to, by) - distanceMetres(from, to));
}

function facetsOf(query: FacilityCriteria): FacilityFacets {
  const without = (group: keyof FacilityFacets) => documents.filter((one) => matches(one, { ...query, [group]: undefined }));
  const count = (values: string[]) =>
    Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]));
  return {
    form: count(without('form').flatMap(({ forms }) => forms)),
    institution: count(without('institution').map(({ institution }) => institution)),
    district: count(without('district').map(({ districtCode, town }) => districtCode ?? town ?? '')),
    inclusive: { true: without('inclusive').filter(({ inclusive }) => inclusive === true).length },
    model: { true: without('model').filter(({ model }) => model).length },
    bookable: { true: without('bookable').filter(({ bookable }) => bookable).length },
    meals: { true: without('meals').filter(({ meals }) => meals).length },
    openToPublic: { true: without('openToPublic').filter(({ openToPublic }) => openToPublic).length },
    rural: { true: without('rural').filter(({ rural }) => rural).length },
    languages: count(without('languages').flatMap(({ languages }) => languages)),
    access: count(
      ACCESS_FEATURES.flatMap((feature) => {
        const access = [...(query.access ?? []), feature];
        return documents.filter((one) => matches(one, { ...query, access })).map(() => feature);
      }),
    ),
  };
}
