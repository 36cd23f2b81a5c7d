/** Comparisons, ranges, geo terms and lists in a filter: what each of them costs does not depend on the index. */
export function countClauses(filter: unknown): number {
  if (Array.isArray(filter)) return filter.reduce<number>((sum, one) => sum + countClauses(one), 0);
  if (typeof filter !== 'string') return 0;
  const bare = filter.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, 'value');
  return bare.match(/!=|[<>]=?|=|\b(?:TO|IN|EXISTS|CONTAINS|EMPTY|NULL)\b|\bSTARTS WITH\b|_geo\w+\(/g)?.length ?? 0;
}
