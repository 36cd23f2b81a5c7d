import type { PlaceRecord } from '#cms/records/gazetteer.ts';
import type { Lang } from '#domain/language/lang.ts';

/** A place is its kind and name within a district. */
export function placeKey({ kind, name, districtCode }: Pick<PlaceRecord, 'kind' | 'name' | 'districtCode'>, own: Lang): string {
  return [kind, name[own] ?? '', districtCode ?? ''].join('|');
}
