import { readdirSync, readFileSync } from 'node:fs';
import { type FrontMatter, parseFrontMatter } from '#cms/seed/front-matter.ts';

export interface Pair {
  slug: string;
  zh: FrontMatter;
  en: FrontMatter;
}

/** Every `{slug}.zh.md` and `{slug}.en.md` of a folder, parsed. A file without its other language throws. */
export function contentPairs(folder: URL): Pair[] {
  const slugs = new Set(
    readdirSync(folder)
      .map((name) => /^([a-z0-9-]+)\.(?:zh|en)\.md$/.exec(name)?.[1])
      .filter((slug) => slug !== undefined),
  );
  const read = (name: string) => parseFrontMatter(readFileSync(new URL(name, folder), 'utf8'));
  return [...slugs].sort().map((slug) => ({ slug, zh: read(`${slug}.zh.md`), en: read(`${slug}.en.md`) }));
}

/** The address of a source written `title | address`, or '' when it has none. */
export function sourceAddress(source: string): string {
  return source.split(' | ')[1] ?? '';
}

/** A source is linked to the address that was read, or says why not: only a copy was, nothing was, or this site holds it. */
export const saysWhereRead = {
  zh: (source: string) => sourceAddress(source) !== '' || /（转载）|未核到原件）|全文/.test(source),
  en: (source: string) => sourceAddress(source) !== '' || /\ba copy\b|the original was not seen|in full/.test(source),
};
