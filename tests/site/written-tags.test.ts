import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tagsOf } from '#site/server/page-tags.ts';

/** What could stand on any page: all tags that there are. */
const TAGS: readonly string[] = tagsOf({ collection: 'soon-to-come', ids: [] });
const OF_ONE = /^(?:facility|places):/;

/** What stands in quotes in the lists of tags of a source, which no type looks at in a page's own language. */
function tagsIn(source: string): string[] {
  const lists = [...source.matchAll(/\btags: \[([^\n]*)\],/g)].map(([, list = '']) => list);
  return lists.flatMap((list) => [...list.matchAll(/(['`"])([\w:-]+)[^'`"]*\1/g)].map(([, , tag = '']) => tag));
}

it.each([
  ["cachePage(Astro, { tags: ['words', 'citty'], seconds: 3600 });", ['words', 'citty']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in a page
  ["cachePage(Astro, {\n  tags: ['city', `facility:${doc.id}`, ...view.tags],\n  seconds,\n});", ['city', 'facility:']],
])('in %j tags are found', (source, tags) => {
  expect(tagsIn(source)).toEqual(tags);
});

it('every page that is kept says by tags that there are when it is forgotten', () => {
  const pages = globSync('site/**/*.astro').map((path) => ({ path, source: readFileSync(path, 'utf8') }));
  const kept = pages.filter(({ source }) => source.includes('cachePage(Astro'));
  expect(kept.length).toBeGreaterThan(10);
  for (const { path, source } of kept) {
    const tags = tagsIn(source);
    expect([path, tags.length > 0]).toEqual([path, true]);
    for (const tag of tags) expect([path, tag, TAGS.includes(tag) || OF_ONE.test(tag)]).toEqual([path, tag, true]);
  }
});
