import gcoord from 'gcoord';
import type { Point } from '#domain/places/geo.ts';

export interface MapLink {
  app: 'amap' | 'baidu' | 'other';
  href: string;
}

/**
 * Links that open the visitor's own map app at the right spot. Places are stored in WGS-84; Chinese
 * apps draw on GCJ-02 or BD-09, which differ by some 500 m here, so each gets its own datum.
 */
export function directions({ lat, lng }: Point, name: string, inChina: boolean): MapLink[] {
  const other = { app: 'other', href: `https://www.openstreetmap.org/directions?to=${lat},${lng}` } as const;
  if (!inChina) return [other];
  const [gcjLng, gcjLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  const query = encodeURIComponent(name);
  return [
    {
      app: 'amap',
      href: `https://uri.amap.com/marker?position=${gcjLng.toFixed(6)},${gcjLat.toFixed(6)}&name=${query}&coordinate=gaode&callnative=1`,
    },
    {
      app: 'baidu',
      href: `https://api.map.baidu.com/marker?location=${lat.toFixed(6)},${lng.toFixed(6)}&title=${query}&content=${query}&coord_type=wgs84&output=html`,
    },
    other,
  ];
}
