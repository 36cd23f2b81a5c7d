import type { CityPack, PlaceSeed } from '#cms/city/city-pack.ts';
import { readOutlines } from '#cms/city/outlines.ts';
import { createRandom, pointInside } from './random.ts';

const SOURCE = '示例位置：乡镇(街道)没有公开坐标，供试用；城市应导入自己的地名';

/** Districts and townships as places to search around. Township positions are samples and say so. */
export function makeTownshipPlaces(city: CityPack): PlaceSeed[] {
  const outlines = city.outlines ? readOutlines(city.outlines) : undefined;
  const random = createRandom(71);
  return city.areas.flatMap((area): PlaceSeed[] => {
    if (area.level === 'district' && area.point)
      return [{ kind: 'district', name: area.name, districtCode: area.code, point: area.point, source: area.source }];
    const district = city.areas.find(({ code }) => code === area.parent);
    const ring = outlines?.get(area.parent ?? '')?.[0];
    if (area.level !== 'township' || !district?.point || !ring) return [];
    const spread = area.name.zh.endsWith('街道') ? 0.03 : 0.15;
    return [
      {
        kind: 'township',
        name: area.name,
        districtCode: district.code,
        point: pointInside(ring, { centre: district.point, spread, random }),
        source: SOURCE,
      },
    ];
  });
}
