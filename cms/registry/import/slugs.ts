import { pinyin } from 'pinyin-pro';
import type { RegisterRecord } from '#cms/city/mapping.ts';
import { words } from './identity.ts';

const LONGEST = 80;
const HAN = /\p{Script=Han}+/gu;

/** @example slugBase({ name: 'Náang Naay Day Care', town: 'Skidegate' }) // 'naang-naay-day-care-skidegate' */
export function slugBase({ name, town }: Pick<RegisterRecord, 'name' | 'town'>): string {
  const [own, place] = [latin(name), latin(town)];
  const slug = [own, own.endsWith(place) ? '' : place].filter(Boolean).join('-').slice(0, LONGEST).replace(/-$/, '');
  return slug || 'centre';
}

/**
 * Gives out slugs that nobody has: the plain one, then `-2`, `-3`. Ask in a steady order (by
 * identity, say), so that the same new centres get the same slugs whatever the order of the file.
 */
export function slugGiver(taken: Iterable<string>): (record: Pick<RegisterRecord, 'name' | 'town'>) => string {
  const known = new Set(taken);
  return (record) => {
    const base = slugBase(record);
    let slug = base;
    for (let number = 2; known.has(slug); number++) slug = `${base}-${number}`;
    known.add(slug);
    return slug;
  };
}

function latin(text: string): string {
  const spelled = text.replace(HAN, (han) => ` ${pinyin(han, { toneType: 'none', type: 'array' }).join('')} `);
  return words(spelled)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
    .join('-');
}
