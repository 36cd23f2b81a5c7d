import type { SearchLabel } from '#cms/records/shapes/saved-search.ts';

/** @example labelWords(label) // '8 个月 · 凤城河 3 公里内 · 计时托 · 11 月 25 日，周三 9:00–12:00' */
export function labelWords({ age, where, care, when }: Partial<SearchLabel>): string {
  return [age, where, care, when].filter(Boolean).join(' · ');
}
