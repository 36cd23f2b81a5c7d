import type { InEveryLanguage } from '#domain/language/lang.ts';
/** A localized field read with `locale: 'all'`, in both languages; one that is missing is said in the other. */
export function words(value: unknown): InEveryLanguage {
  if (typeof value === 'string') return { zh: value, en: value };
  const { zh, en } = (value ?? {}) as { zh?: string; en?: string };
  return { zh: zh ?? en ?? '', en: en ?? zh ?? '' };
}
