import type { RegisterMapping, RegisterRow } from '#cms/city/mapping.ts';
import { oneLine } from '#cms/input/values.ts';
import { type BrokenRow, LONGEST_VALUE, type ParsedRegister, tooLong } from './parsed.ts';

interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

/**
 * Features of a GeoJSON text as rows: their properties are the columns, and a point stands in the
 * mapping's own columns for latitude and longitude. `undefined` when it is no GeoJSON.
 */
export function parseGeoJson(text: string, { lat, lng }: RegisterMapping['columns']): ParsedRegister | undefined {
  const features = featuresOf(text);
  if (!features) return undefined;
  const all = features.map((feature, at): RegisterRow => {
    const values = Object.fromEntries(Object.entries(feature.properties ?? {}).map(([key, value]) => [key, asText(value)]));
    const point = pointOf(feature);
    return { number: at + 1, values: point ? { ...values, [lat]: String(point.lat), [lng]: String(point.lng) } : values };
  });
  const longOf = ({ values }: RegisterRow) => Object.keys(values).find((key) => (values[key] ?? '').length > LONGEST_VALUE);
  const rows = all.filter((row) => !longOf(row));
  const broken = all.flatMap((row): BrokenRow[] => {
    const long = longOf(row);
    return long ? [{ number: row.number, why: tooLong(long) }] : [];
  });
  // A feature without a point is a row without coordinates, not another kind of file.
  const columns = new Set([...all.flatMap(({ values }) => Object.keys(values)), ...(all.length > 0 ? [lat, lng] : [])]);
  return { columns: [...columns], rows, broken };
}

function featuresOf(text: string): Feature[] | undefined {
  try {
    const { type, features } = JSON.parse(text) as { type?: string; features?: unknown };
    return type === 'FeatureCollection' && Array.isArray(features) ? (features as Feature[]) : undefined;
  } catch {
    return undefined;
  }
}

function pointOf({ geometry }: Feature): { lat: number; lng: number } | undefined {
  if (geometry?.type !== 'Point' || !Array.isArray(geometry.coordinates)) return undefined;
  const [lng, lat] = geometry.coordinates as unknown[];
  return typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined;
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return oneLine(String(value));
}
