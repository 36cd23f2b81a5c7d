import type { FieldHook } from 'payload';
import { pinyin } from 'pinyin-pro';
import { getPortal } from '#cms/portal/portal.ts';
import type { Addressed } from '#cms/records/page-addresses.ts';

const LONGEST = 60;

/** A name for the address from the title, where nobody has written one: one that no other page has. */
export const fillSlug: FieldHook = async ({ value, data, originalDoc, operation, collection, req }) => {
  if (typeof value === 'string' && value.trim()) return value.trim();
  const title = data?.title ?? originalDoc?.title;
  const slug = typeof title === 'string' ? slugOf(title) : '';
  if (!slug) return typeof title === 'string' ? undefined : value;
  const addresses = (await getPortal()).pageAddresses(collection?.slug as Addressed, req);
  return addresses.free(slug, operation === 'update' ? originalDoc?.id : undefined);
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
