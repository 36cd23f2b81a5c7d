import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

const township = async () => {
  const where = { name: { equals: '城东街道' }, kind: { equals: 'township' } };
  const { docs } = await demo.portal.payload.find({ collection: 'gazetteer-places', where, locale: 'zh', depth: 0 });
  if (!docs[0]) throw new Error('no such township');
  return docs[0].id;
};
const read = async (reading: string | null) =>
  demo.portal.payload.update({ collection: 'gazetteer-places', id: await township(), data: { reading }, locale: 'zh' });
const finds = async (q: string) => (await demo.portal.search.allFacilities({ q })).some(({ slug }) => slug === 'hailing-sample');

describe('how a place name is read', () => {
  it('is edited in the gazetteer, and everything that bears the name is found by it', async () => {
    expect(await finds('zhangtang')).toBe(false);
    await read('zhang tang jie dao');
    await eventually(() => finds('zhangtang'));
    expect(
      (await demo.portal.search.suggestPlaces({ q: 'zhangtang', lang: 'zh', limit: 3 })).map(({ name }) => name.zh),
    ).toContain('城东街道');
    await read(null);
    await eventually(async () => !(await finds('zhangtang')));
  });

  it.each([
    ['a syllable too few', 'cheng dong'],
    ['tones', 'chéng dōng jiē dào'],
    ['capitals', 'Cheng Dong Jie Dao'],
  ])('is refused with %s', async (_, reading) => {
    await expect(read(reading)).rejects.toThrow();
  });
});
