import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servesMeals, takesAnyone } from '#cms/records/welcome.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { addDays } from '#domain/time/civil-date.ts';
import type { FacilityCriteria, FacilityDocument } from '#search/port.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 40 });
  staff = await staffOf(demo.portal);
  facility = (await example()).id;
});
afterAll(() => demo.close());

const as = (name: StaffName) => ({ user: staff[name], overrideAccess: false, depth: 0 }) as const;
const inCity = async () => (await demo.portal.search.allFacilities({})).map(({ document }) => document);
const found = async (query: FacilityCriteria) => (await demo.portal.search.allFacilities(query)).map(({ id }) => id);

async function example(): Promise<FacilityDocument> {
  const document = (await inCity()).find(({ slug }) => slug === EXAMPLE_SLUG);
  if (!document) throw new Error('no example centre');
  return document;
}

describe('the document of a centre', () => {
  it('says what the centre and the city have said', async () => {
    expect(await example()).toMatchObject({
      meals: true,
      opensAt: 480,
      closesAt: 1080,
      languages: ['mandarin', 'dialect'],
      access: ['step_free', 'accessible_toilet'],
      openToPublic: true,
      rural: false,
    });
  });

  it('differs from centre to centre in the demonstration, and says nothing of what is only listed', async () => {
    const all = await inCity();
    const picks: ((one: FacilityDocument) => unknown)[] = [
      ({ rural }) => rural,
      ({ languages }) => languages.includes('english'),
      ({ access }) => access.includes('lift'),
      ({ closesAt }) => closesAt,
    ];
    for (const pick of picks) expect(new Set(all.map(pick)).size, String(pick)).toBeGreaterThan(1);
    const listed = all.filter(({ listedOnly }) => listedOnly);
    expect(listed.length).toBeGreaterThan(0);
    for (const one of listed) expect(one).toMatchObject({ meals: null, languages: [], access: [] });
  });

  it('leaves what nobody has said unknown', () => {
    expect(servesMeals([])).toBeNull();
    expect(servesMeals([{ kind: 'care' }])).toBe(false);
    expect(servesMeals([{ kind: 'care' }, { kind: 'meals', endsOn: null }])).toBe(true);
    expect(servesMeals([{ kind: 'meals', endsOn: '2026-12-31' }])).toBe(false);
    expect(takesAnyone({ institution: 'community', openToPublic: 'unknown' })).toBe(true);
    expect(takesAnyone({ institution: 'employer', openToPublic: 'unknown' })).toBeNull();
    expect(takesAnyone({ institution: 'employer', openToPublic: 'no' })).toBe(false);
    expect(takesAnyone({ institution: 'unknown', openToPublic: null })).toBeNull();
  });
});

describe('within a second, search follows', () => {
  it('what a head says of languages, access and whom the centre takes', async () => {
    const before = await example();
    const update = (data: object) => demo.portal.payload.update({ collection: 'facilities', id: facility, data, ...as('head') });
    await update({ languages: ['sign'], accessFeatures: ['lift'] });
    await eventually(async () => (await found({ languages: ['sign'], access: ['lift'] })).includes(facility));
    expect(await found({ languages: ['dialect'] })).not.toContain(facility);
    await update({ languages: before.languages, accessFeatures: before.access });
    await eventually(async () => (await found({ access: ['step_free', 'accessible_toilet'] })).includes(facility));
  });

  it('the price list and the hours', async () => {
    const { payload } = demo.portal;
    const of = { facility: { equals: facility } };
    const meals = await payload.find({ collection: 'price-items', where: { and: [of, { kind: { equals: 'meals' } }] } });
    expect(await found({ meals: true })).toContain(facility);
    for (const { id } of meals.docs)
      await payload.update({ collection: 'price-items', id, data: { endsOn: '2026-12-31' }, ...as('head') });
    await eventually(async () => !(await found({ meals: true })).includes(facility));
    expect((await example()).prices).toMatchObject({ full_day: 218_000, hourly: 2600 });

    // A price that is over, and one that is to come, are not what care costs today. A head could enter the second alone.
    const dated = (amount: number, dates: { startsOn: string; endsOn?: string }) => {
      const data = { facility, kind: 'care', form: 'hourly', unit: 'hour', amount, ...dates } as const;
      return payload.create({ collection: 'price-items', data });
    };
    await dated(100, { startsOn: addDays(TODAY, -60), endsOn: addDays(TODAY, -1) });
    await dated(200, { startsOn: addDays(TODAY, 1) });
    await dated(2500, { startsOn: TODAY, endsOn: TODAY });
    await eventually(async () => (await example()).prices.hourly === 2500);

    const [hours] = (await payload.find({ collection: 'opening-hours', where: of })).docs;
    expect(await found({ openUntil: 1110 })).not.toContain(facility);
    await payload.update({ collection: 'opening-hours', id: String(hours?.id), data: { closes: '19:00' }, ...as('head') });
    await eventually(async () => (await found({ openUntil: 1110 })).includes(facility));
  });

  it('what the city says of an area', async () => {
    const { payload } = demo.portal;
    // Not the example: what was written to that one before is still being followed.
    const one = (await inCity()).find(({ id, rural }) => id !== facility && rural === false);
    const [area] = (await payload.find({ collection: 'areas', where: { code: { equals: one?.townshipCode } } })).docs;
    const update = (rural: 'yes' | 'unknown') =>
      payload.update({ collection: 'areas', id: String(area?.id), data: { rural }, ...as('admin') });
    await update('yes');
    await eventually(async () => (await found({ rural: true })).includes(String(one?.id)));
    await update('unknown');
    await eventually(async () => (await inCity()).find(({ id }) => id === one?.id)?.rural === null);
  });

  it('an activity that is put up, changed and taken down', async () => {
    const { payload, search } = demo.portal;
    const activities = async (q: string, from?: string) =>
      (await search.searchTexts({ q, kinds: ['activity'], limit: 20, from })).map(({ slug }) => slug);
    const { id } = await payload.create({
      collection: 'activities',
      locale: 'zh',
      data: {
        title: '纸船漂流会',
        slug: 'paper-boats',
        summary: '折一只纸船，放进凤城河。',
        place: '凤城河码头',
        date: '2027-02-20',
        from: '09:30',
        to: '11:00',
        fromMonth: 12,
        toMonth: 36,
      },
      ...as('author'),
    });
    await eventually(async () => (await activities('纸船')).includes('paper-boats'));
    expect(await activities('凤城河码头', TODAY)).toEqual(['paper-boats']);
    await payload.update({ collection: 'activities', id, locale: 'zh', data: { title: '风筝会' }, ...as('author') });
    await eventually(async () => (await activities('风筝会')).includes('paper-boats'));
    await payload.update({ collection: 'activities', id, data: { date: '2026-11-20' }, ...as('author') });
    await eventually(async () => !(await activities('风筝会', TODAY)).includes('paper-boats'));
    expect(await activities('风筝会')).toEqual(['paper-boats']);
    await payload.delete({ collection: 'activities', id });
    await eventually(async () => (await activities('风筝会')).length === 0);
  });

  it('and in the end the index holds what the database does', async () => {
    const hashes = await demo.portal.search.hashes();
    expect((await demo.portal.search.mend(demo.portal.documents.readAll)).different).toEqual([]);
    expect(await demo.portal.search.hashes()).toEqual(hashes);
    expect((await demo.portal.search.counts()).activities).toBeGreaterThan(0);
  });
});
