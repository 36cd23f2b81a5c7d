import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groundIn, groundOf, groundSource } from '#cms/city/ground.ts';
import { contains, type Ring } from '#cms/city/outlines.ts';
import { pack } from '#cms/city/taizhou/pack.ts';

const own = { mapGround: '/srv/city/ground.geojson', mapGroundSource: '© OpenStreetMap contributors' };
const line = { type: 'LineString', coordinates: [] };
const feature = (properties: object, geometry: object = line) => ({ type: 'Feature', properties, geometry });
const read = (...features: object[]) => groundIn(JSON.stringify({ type: 'FeatureCollection', features }));

describe('water and main roads under the map', () => {
  it('are the pack’s, or the operator’s own, each with whose they are', () => {
    expect(groundOf({ city: pack, environment: {} })).toBe('cms/city/taizhou/water.geojson');
    expect(groundSource({ city: pack, environment: {} }, 'en')).toContain('no roads');
    expect(groundOf({ city: pack, environment: own })).toBe(own.mapGround);
    expect(groundSource({ city: pack, environment: own }, 'zh')).toBe(own.mapGroundSource);
    expect(groundSource({ city: pack, environment: { tileUrl: 'https://tile.example/{z}/{x}/{y}.png' } }, 'zh')).toBeUndefined();
  });

  it('of Taizhou are the Yangtze, which no district’s seat lies in, and a lake', () => {
    const features = groundIn(readFileSync(groundOf({ city: pack, environment: {} }) ?? '', 'utf8'));
    expect(features.flatMap(({ properties }) => (properties.label ? [properties.name?.en] : []))).toEqual([
      'Yangtze',
      'Lake Gaoyou',
    ]);
    const { geometry } = features[0] as unknown as { geometry: { coordinates: Ring[][] } };
    for (const { point } of pack.areas)
      if (point) expect(geometry.coordinates.some(([outer]) => contains(outer ?? [], point))).toBe(false);
  });

  it('are told apart by OpenStreetMap’s own tags; what is neither, and small roads, are left out', () => {
    const found = read(
      feature({ waterway: 'canal', name: '新通扬运河', 'name:en': 'New Tongyang Canal' }),
      feature({ highway: 'primary', name: '青年路' }),
      feature({ highway: 'residential' }),
      feature({ amenity: 'bench' }),
      feature({ natural: 'water' }, { type: 'Point', coordinates: [0, 0] }),
    );
    expect(found.map(({ properties }) => properties)).toEqual([
      { kind: 'water', name: { zh: '新通扬运河', en: 'New Tongyang Canal' } },
      { kind: 'road', name: { zh: '青年路', en: '青年路' } },
    ]);
  });
});
