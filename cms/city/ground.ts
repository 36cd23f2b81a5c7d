import { type InEveryLanguage, LANGS, type Lang } from '#domain/language/lang.ts';
import type { CityPack } from './city-pack.ts';

interface Ground {
  city: Pick<CityPack, 'ground'>;
  environment: { mapGround?: string; mapGroundSource?: string; tileUrl?: string };
}

/** The file of water and main roads that the map draws: the operator's own before the city pack's. */
export function groundOf({ city, environment }: Ground): string | undefined {
  return environment.mapGround ?? city.ground?.file;
}

/** Whose it is, as the map says. Tiles show water and roads themselves, and say whose they are. */
export function groundSource({ city, environment }: Ground, lang: Lang): string | undefined {
  if (environment.tileUrl) return undefined;
  return environment.mapGround ? environment.mapGroundSource : city.ground?.source[lang];
}

export type GroundKind = 'water' | 'road';

/** What the map draws of a feature. */
export interface GroundFeature {
  type: 'Feature';
  properties: { kind: GroundKind; name?: Partial<InEveryLanguage>; label?: [lng: number, lat: number] };
  geometry: { type: string };
}

const DRAWN = ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** Water and main roads in a GeoJSON file: by `kind`, or as OpenStreetMap tags them. What is neither is left out. */
export function groundIn(text: string): GroundFeature[] {
  const { features = [] } = JSON.parse(text) as { features?: { properties?: Record<string, unknown>; geometry?: unknown }[] };
  return features.flatMap(({ properties, geometry }) => {
    const kind = kindOf(properties ?? {});
    if (!kind || !isDrawn(geometry)) return [];
    return [{ type: 'Feature', properties: { kind, ...nameOf(properties ?? {}) }, geometry }];
  });
}

function isDrawn(geometry: unknown): geometry is GroundFeature['geometry'] {
  return typeof geometry === 'object' && geometry !== null && 'type' in geometry && DRAWN.includes(String(geometry.type));
}

/** Smaller roads are no help at the size of a city. */
const MAIN_ROADS = /^(motorway|trunk|primary|secondary)(_link)?$/;

function kindOf({ kind, waterway, natural, highway }: Record<string, unknown>): GroundKind | undefined {
  if (kind === 'water' || kind === 'road') return kind;
  if (waterway !== undefined || natural === 'water') return 'water';
  return typeof highway === 'string' && MAIN_ROADS.test(highway) ? 'road' : undefined;
}

function nameOf(properties: Record<string, unknown>): Omit<GroundFeature['properties'], 'kind'> {
  const { name, label } = properties;
  const said = (lang: Lang): unknown =>
    typeof name === 'object' && name !== null ? (name as Record<string, unknown>)[lang] : (properties[`name:${lang}`] ?? name);
  const names = Object.fromEntries(LANGS.flatMap((lang) => (typeof said(lang) === 'string' ? [[lang, said(lang)]] : [])));
  return { name: names, ...(isPoint(label) ? { label } : {}) };
}

function isPoint(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}
