import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { addFavourite, keepFavourites, MOST_FAVOURITES, removeFavourite } from '#cms/finding/favourites.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
let centres: string[];
beforeAll(async () => {
  demo = await demoPortal({ facilities: MOST_FAVOURITES + 4 });
  const { docs } = await demo.portal.payload.find({ collection: 'facilities', depth: 0, pagination: false, sort: 'slug' });
  centres = docs.map(({ id }) => id);
});
afterAll(() => demo.close());

let families = 0;
const newFamily = async () => (await findOrCreateGuardian(demo.portal, `136000000${String(++families).padStart(2, '0')}`)).id;
const centre = (at: number) => centres[at] ?? '';
const add = (guardianId: string, facility: string) => addFavourite(demo.portal, { guardianId, facility });
const remove = (guardianId: string, facility: string) => removeFavourite(demo.portal, { guardianId, facility });
const kept = (guardianId: string) => demo.portal.favourites.listOf(guardianId);
const rows = async (where: Record<string, { equals: string }>) =>
  (await demo.portal.payload.count({ collection: 'favourites', where })).totalDocs;

describe('a family’s favourites', () => {
  it('are named by id or by slug, and listed with the newest first', async () => {
    const family = await newFamily();
    const example = await demo.portal.facilities.find(EXAMPLE_SLUG);
    const other = centres.find((id) => id !== example?.id) ?? '';
    expect(await add(family, EXAMPLE_SLUG)).toMatchObject({ ok: true, facilityId: example?.id });
    expect(await add(family, other)).toMatchObject({ ok: true, saved: [other, example?.id] });
    expect(await kept(family)).toEqual([other, example?.id]);
  });

  it('are saved once and taken out once, however often it is asked', async () => {
    const family = await newFamily();
    for (let time = 0; time < 2; time++) expect(await add(family, centre(0))).toMatchObject({ ok: true, saved: [centre(0)] });
    expect(await rows({ guardian: { equals: family } })).toBe(1);
    for (let time = 0; time < 2; time++) expect(await remove(family, centre(0))).toMatchObject({ ok: true, saved: [] });
    expect(await kept(family)).toEqual([]);
  });

  it('are saved once when it is asked many times at the same moment', async () => {
    const family = await newFamily();
    const answers = await Promise.all(Array.from({ length: 6 }, () => add(family, centre(1))));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await rows({ guardian: { equals: family } })).toBe(1);
  });

  it('are at most fifty, also when two are saved at the same moment, and say what to do', async () => {
    const family = await newFamily();
    await keepFavourites(demo.portal, { guardianId: family, facilityIds: centres.slice(0, MOST_FAVOURITES - 1) });
    const last = await Promise.all([add(family, centre(51)), add(family, centre(52))]);
    expect(last.filter(({ ok }) => ok)).toHaveLength(1);
    expect(last.find(({ ok }) => !ok)).toEqual({
      ok: false,
      status: 409,
      code: 'too_many_favourites',
      params: { most: MOST_FAVOURITES },
    });
    expect(await add(family, centre(0))).toMatchObject({ ok: true });
    await remove(family, centre(0));
    expect(await add(family, centre(53))).toMatchObject({ ok: true });
    expect(await kept(family)).toHaveLength(MOST_FAVOURITES);
  });

  it('are centres that there are, and that have not closed', async () => {
    const family = await newFamily();
    const { payload } = demo.portal;
    await payload.update({ collection: 'facilities', id: centre(2), data: { operating: 'closed' }, context: { quiet: true } });
    for (const name of ['no-such-centre', '', '00000000-0000-4000-8000-000000000000', centre(2)])
      expect(await add(family, name), name).toMatchObject({ ok: false, code: 'facility_not_found', status: 404 });
    await payload.update({ collection: 'facilities', id: centre(2), data: { operating: 'normal' }, context: { quiet: true } });
  });

  it('are one family’s alone', async () => {
    const [own, other] = [await newFamily(), await newFamily()];
    await add(own, centre(3));
    expect(await kept(other)).toEqual([]);
    await remove(other, centre(3));
    expect(await kept(own)).toEqual([centre(3)]);
  });

  it('are in no search document', async () => {
    const family = await newFamily();
    await add(family, centre(3));
    expect(JSON.stringify(await demo.portal.documents.readAll())).not.toContain(family);
  });
});

describe('what a device had before signing in', () => {
  it('is added in front of what the family has, without doubles or centres that are gone', async () => {
    const family = await newFamily();
    await add(family, centre(4));
    const gone = '00000000-0000-4000-8000-000000000000';
    await keepFavourites(demo.portal, {
      guardianId: family,
      facilityIds: [centre(6), centre(4), gone, centre(5), centre(6)],
    });
    const all = await kept(family);
    expect(all.toSorted()).toEqual([centre(6), centre(5), centre(4)].toSorted());
    expect(all.at(-1)).toBe(centre(4));
  });

  it('stops at the limit, and the newest are not lost for older ones', async () => {
    const family = await newFamily();
    await keepFavourites(demo.portal, { guardianId: family, facilityIds: centres.slice(0, MOST_FAVOURITES - 1) });
    await keepFavourites(demo.portal, { guardianId: family, facilityIds: [centre(52), centre(51)] });
    const all = await kept(family);
    expect(all).toHaveLength(MOST_FAVOURITES);
    expect(all).toContain(centre(52));
    expect(all).not.toContain(centre(51));
  });
});

describe('what was saved is forgotten', () => {
  it('with the family, and no other family’s', async () => {
    const [gone, stays] = [await newFamily(), await newFamily()];
    await add(gone, centre(7));
    await add(stays, centre(7));
    await demo.portal.payload.delete({ collection: 'guardians', id: gone });
    expect(await rows({ guardian: { equals: gone } })).toBe(0);
    expect(await kept(stays)).toEqual([centre(7)]);
  });

  it('with the centre', async () => {
    const family = await newFamily();
    const { payload } = demo.portal;
    const { id } = await payload.create({
      collection: 'facilities',
      data: {
        name: '短暂托育园',
        slug: 'short-lived',
        address: '海陵区',
        institution: 'unknown',
        inclusive: 'unknown',
        credentialType: 'none',
        credentialStatus: 'pending',
        operating: 'normal',
        listing: 'listed',
      },
      context: { quiet: true },
    });
    await add(family, id);
    await add(family, centre(8));
    await payload.delete({ collection: 'facilities', id });
    expect(await kept(family)).toEqual([centre(8)]);
  });
});
