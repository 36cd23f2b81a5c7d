import type { RegisterMapping, RegisterRow } from '#cms/city/mapping.ts';
import { oneLine } from '#cms/input/values.ts';
import { type BrokenRow, ImportError, LONGEST_VALUE, type ParsedRegister, tooLong } from './parsed.ts';

interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

type Located = { point: { lat: number; lng: number } | undefined } | { why: string };

/**
 * Features of a GeoJSON text as rows, the first being row 1: their properties are the columns, and a point stands in the
 * mapping's own columns for latitude and longitude. A feature whose place cannot be read is kept apart: taken without
 * one, a centre would lose its pin. `undefined` when it is JSON of another kind.
 */
export function parseGeoJson(text: string, { lat, lng }: RegisterMapping['columns']): ParsedRegister | undefined {
  const features = featuresOf(text);
  if (!features) return undefined;
  const rows: RegisterRow[] = [];
  const broken: BrokenRow[] = [];
  // A feature without a point is a row without coordinates, not another kind of file.
  const columns = new Set(features.length > 0 ? [lat, lng] : []);
  features.forEach((feature, at) => {
    const number = at + 1;
    const values = Object.fromEntries(Object.entries(feature?.properties ?? {}).map(([key, value]) => [key, asText(value)]));
    for (const column of Object.keys(values)) columns.add(column);
    const long = Object.keys(values).find((key) => (values[key] ?? '').length > LONGEST_VALUE);
    const located = feature?.properties ? placeOf(feature) : { why: 'it is no feature with properties' };
    if (long) broken.push({ number, why: tooLong(long) });
    else if ('why' in located) broken.push({ number, why: located.why });
    else {
      const { point } = located;
      rows.push({ number, values: point ? { ...values, [lat]: String(point.lat), [lng]: String(point.lng) } : values });
    }
  });
  return { columns: [...columns], rows, broken };
}

function featuresOf(text: string): (Feature | null)[] | undefined {
  const { type, features } = parseJson(text);
  return type === 'FeatureCollection' && Array.isArray(features) ? (features as (Feature | null)[]) : undefined;
}

function parseJson(text: string): { type?: string; features?: unknown } {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportError('The file begins as JSON and cannot be read to its end: it may have been cut off. Fetch it again.');
  }
}

/** Longitude comes first in GeoJSON. */
function placeOf({ geometry }: Feature): Located {
  if (!geometry) return { point: undefined };
  if (geometry.type !== 'Point') return { why: `its geometry is a ${oneLine(String(geometry.type))}, where a centre is a Point` };
  const coordinates: unknown[] = Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
  const [lng, lat] = coordinates;
  if (typeof lat === 'number' && typeof lng === 'number') return { point: { lat, lng } };
  const said = oneLine(JSON.stringify(geometry.coordinates ?? null)).slice(0, 60);
  return { why: `its coordinates ${said} are not two numbers, longitude and latitude` };
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return oneLine(String(value));
}
