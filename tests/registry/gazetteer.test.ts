import { describe, expect, it } from 'vitest';
import type { PlaceSeed } from '#cms/city/city-pack.ts';
import { contains, districtAtOf, readOutlines } from '#cms/city/outlines.ts';
import { pack } from '#cms/city/taizhou/pack.ts';

const outlines = readOutlines(pack.outlines ?? '');
const districts = pack.areas.filter(({ level }) => level === 'district');
const KINDS: PlaceSeed['kind'][] = ['community', 'station', 'hospital', 'park', 'employer', 'landmark'];

describe('the demonstration gazetteer', () => {
  it.each(pack.gazetteer.map((place) => [place.name.zh, place] as const))('%s lies in its district', (_, place) => {
    const within = districts.filter(({ code }) => outlines.get(code)?.some((ring) => contains(ring, place.point)));
    expect(within.map(({ code }) => code)).toEqual([place.districtCode]);
    expect(districtAtOf(pack)(place.point)).toBe(place.districtCode);
  });

  it.each(districts.map(({ code, name }) => [name.zh, code] as const))('has every kind in %s', (_, code) => {
    const kinds = new Set(pack.gazetteer.filter(({ districtCode }) => districtCode === code).map(({ kind }) => kind));
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('says of every place that it is sample data, and names none twice', () => {
    expect(pack.gazetteer.filter(({ source }) => !source.includes('示例数据'))).toEqual([]);
    const keys = pack.gazetteer.map(({ kind, name, districtCode }) => `${kind} ${name.zh} ${districtCode}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
