import { valuesOf } from './apply-filter.ts';
import { MeiliError } from './meili-error.ts';
import { filterable, settingsOf } from './settings.ts';
import type { StoredIndex } from './state.ts';

/** How many of these documents have each value. */
export function facets(ids: number[], attributes: string[], index: StoredIndex): Record<string, Record<string, number>> {
  const kept = new Set(ids);
  const most = settingsOf(index).faceting.maxValuesPerFacet;
  const known = filterable(index);
  return Object.fromEntries(
    attributes.toSorted().map((attribute) => {
      if (!known.includes(attribute))
        throw new MeiliError(
          400,
          'invalid_search_facets',
          `Invalid facet distribution: Pattern \`${attribute}\` is not filterable. Available filterable attributes patterns are: \`${known.join(', ')}\`.`,
        );
      const { strings, numbers } = valuesOf(index).of(attribute);
      const counted = [...numbers.map(({ value, ids }) => ({ original: String(value), ids })), ...strings]
        .map(({ original, ids }) => [original, ids.filter((id) => kept.has(id)).length] as const)
        .filter(([, count]) => count > 0);
      return [attribute, Object.fromEntries(counted.slice(0, most))];
    }),
  );
}
