import gcoord from 'gcoord';
import type { CityPack } from '#cms/city/city-pack.ts';
import { readingProblem } from '#cms/fields/reading-problem.ts';
import type { PlaceRecord } from '#cms/records/gazetteer.ts';
import { LANGS, langOf } from '#domain/language/lang.ts';
import { isPoint, type Point } from '#domain/places/geo.ts';
import { headingOf, type PlaceRow } from './columns.ts';

const KINDS: Record<string, PlaceRecord['kind']> = {
  区县: 'district',
  乡镇街道: 'township',
  街道乡镇: 'township',
  社区: 'community',
  交通站点: 'station',
  医院: 'hospital',
  公园: 'park',
  大单位: 'employer',
  用人单位: 'employer',
  地标: 'landmark',
};
const CODES = [...new Set(Object.values(KINDS))];

/** What coordinates are measured in, as they are written, without case and dashes. */
const DATUMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
type Datum = (typeof DATUMS)[keyof typeof DATUMS];

export type ReadPlace = { record: PlaceRecord } | { refused: string };

/** One row as a place of the city, or why it is none: one sentence for the person who runs the import. */
export function readPlace(
  row: PlaceRow,
  { bounds, areas, languages }: Pick<CityPack, 'bounds' | 'areas' | 'languages'>,
): ReadPlace {
  const own = langOf(languages[0]);
  const name = row[own];
  if (!name) return { refused: `it has no name (${headingOf(own)} is empty)` };
  const kind = KINDS[row.kind ?? ''] ?? CODES.find((code) => code === row.kind?.toLowerCase());
  if (!kind) return { refused: `its kind “${row.kind}” is none of ${[...Object.keys(KINDS), ...CODES].join(', ')}` };
  const districts = areas.filter(({ level }) => level === 'district');
  const districtCode = row.district || null;
  if (districtCode && districts.length > 0 && !districts.some(({ code }) => code === districtCode))
    return { refused: `the city has no district with the code “${districtCode}”` };
  const datum = DATUMS[(row.datum ?? '').normalize('NFKC').toLowerCase().replace(/[\s-]/g, '') as keyof typeof DATUMS];
  if (!datum) return { refused: `its datum “${row.datum}” is none of WGS-84, GCJ-02, BD-09` };
  const [lat, lng] = [degrees(row.lat), degrees(row.lng)];
  if (lat === undefined || lng === undefined)
    return { refused: `its coordinates “${row.lat}, ${row.lng}” are not decimal degrees` };
  const point = toWgs84({ lat, lng }, datum);
  if (!isWithin(point, bounds)) {
    const swapped = isWithin(toWgs84({ lat: lng, lng: lat }, datum), bounds);
    return { refused: swapped ? SWAPPED : `its coordinates ${lat}, ${lng} lie outside the city` };
  }
  const reading = row.reading?.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ') || null;
  const misread = reading && readingProblem(reading, row.zh ?? '');
  if (misread)
    return {
      refused:
        misread.problem === 'not_letters'
          ? `its reading “${row.reading}” is not pinyin without tones, a syllable for each character`
          : `its reading “${row.reading}” has not ${misread.characters} syllables, one for each character of “${row.zh}”`,
    };
  if (!row.source) return { refused: 'it says no source (来源 is empty)' };
  return {
    record: {
      kind,
      name: Object.fromEntries(LANGS.flatMap((lang) => (lang in row ? [[lang, row[lang] || null]] : []))),
      ...(row.aliases === undefined ? {} : { aliases: aliasesOf(row.aliases) }),
      ...(row.reading === undefined ? {} : { reading }),
      districtCode,
      point,
      source: row.source,
    },
  };
}

const SWAPPED = 'its latitude and longitude look swapped: the other way round they lie in the city';

function degrees(text: string | undefined): number | undefined {
  const plain = (text ?? '').normalize('NFKC').trim();
  return /^-?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

function toWgs84({ lat, lng }: Point, datum: Datum): Point {
  if (!isPoint({ lat, lng })) return { lat, lng };
  const [east, north] = gcoord.transform([lng, lat], datum, gcoord.WGS84);
  return { lat: sixDecimals(north), lng: sixDecimals(east) };
}

const sixDecimals = (number: number) => Math.round(number * 1e6) / 1e6;

function isWithin({ lat, lng }: Point, { south, west, north, east }: CityPack['bounds']): boolean {
  return lat >= south && lat <= north && lng >= west && lng <= east;
}

function aliasesOf(text: string): string | null {
  const names = text.split(/[、,，;；]/).map((name) => name.trim());
  return [...new Set(names.filter(Boolean))].join(',') || null;
}
