import type { FieldHook } from 'payload';
import { pinyin } from 'pinyin-pro';

const LONGEST = 60;

/** A name for the address from the title, where nobody has written one. */
export const fillSlug: FieldHook = ({ value, data, originalDoc }) => {
  if (typeof value === 'string' && value.trim()) return value.trim();
  const title = data?.title ?? originalDoc?.title;
  return typeof title === 'string' ? slugOf(title) || undefined : value;
};

/** @example slugOf('给宝宝的第一口辅食') // 'gei-bao-bao-de-di-yi-kou-fu-shi' */
export function slugOf(title: string): string {
  const spelt = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join('-');
  const plain = spelt
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, LONGEST).replace(/^-+|-+$/g, '');
}
