import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAll } from './find-all.ts';
import { compare, countEach, readKnown, shrink } from './known.ts';
import { measureSizes, sizeProblems } from './sizes.ts';

/** A house of a few files that keeps to every rule. */
const GOOD = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: { '#domain/*': './cms/domain/*', '#cms/*': './cms/*', '#search/*': './search/*', '#site/*': './site/*' },
    dependencies: { zod: '4.6.7' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'ESNext', moduleResolution: 'Bundler' } }),
  'cms/domain/time/day.ts': 'export const day = (at: string) => at.slice(0, 10);\n',
  'cms/domain/places/free.ts': "import { day } from '../time/day.ts';\nexport const free = (at: string) => day(at) !== '';\n",
  'cms/records/find-place.ts': "import { z } from 'zod';\nexport const findPlace = (id: string) => z.string().parse(id);\n",
  'cms/booking/hold-place.ts':
    "import { free } from '#domain/places/free.ts';\nimport { findPlace } from '../records/find-place.ts';\nexport const holdPlace = (id: string) => free(findPlace(id));\n",
  'cms/booking/collections.ts': "export const Bookings = { slug: 'bookings' };\n",
  'cms/payload.config.ts': "import { Bookings } from './booking/collections.ts';\nexport default [Bookings];\n",
  'search/port.ts': "import { day } from '#domain/time/day.ts';\nexport const find = (at: string) => day(at);\n",
  'site/ui/Tag.astro': '---\nconst { words } = Astro.props;\n---\n<b>{words}</b>\n',
  'site/centre/view.ts': "import { find } from '#search/port.ts';\nexport const view = find;\n",
  'site/pages/index.astro':
    "---\nimport { holdPlace } from '#cms/booking/hold-place.ts';\nimport { view } from '../centre/view.ts';\nimport Tag from '../ui/Tag.astro';\nif (!view) return new Response(null);\n---\n<Tag words={holdPlace('1')} />\n",
};

const UNUSED = 'cms/core/left.ts';

/** One way each of breaking a rule: the files that break it, and what is said of them. */
const BROKEN: [rule: string, files: Record<string, string>, said: string][] = [
  [
    'a circle of files, if only of types',
    {
      'cms/core/a.ts': "import type { B } from './b.ts';\nexport type A = B[];\nexport const a = 1;\n",
      'cms/core/b.ts': "import type { A } from './a.ts';\nexport type B = A[];\n",
      'cms/commands/a.ts':
        "import { type A, a } from '../core/a.ts';\nimport type { B } from '../core/b.ts';\nconsole.log(a satisfies A | B | 1);\n",
    },
    'circle: cms/core/a.ts',
  ],
  [
    'a circle of files by way of a script in a page',
    {
      'site/ui/Map.astro': "---\nimport './map.ts';\n---\n<p></p>\n<script>\n  import './map.ts';\n</script>\n",
      'site/ui/map.ts': "import Map from './Map.astro';\nconsole.log(Map);\n",
      'site/pages/map.astro': "---\nimport Map from '../ui/Map.astro';\n---\n<Map />\n",
    },
    'circle: site/ui/Map.astro',
  ],
  [
    'a question which language it is',
    { 'site/ui/name.ts': "console.log(((lang: string) => (lang === 'zh' ? '米' : 'm'))('en'));\n" },
    'language: site/ui/name.ts',
  ],
  [
    'words of two languages by their place in a call',
    { 'cms/commands/label.ts': "const label = (zh: string, en: string) => [zh, en];\nlabel('名', 'name');\n" },
    'language: cms/commands/label.ts',
  ],
  [
    'one language where another has nothing',
    { 'site/ui/name.ts': "const name: Record<string, string> = { zh: '名' };\nconsole.log(name.fr ?? name.zh);\n" },
    'language: site/ui/name.ts',
  ],
  [
    'a circle of rooms',
    {
      'cms/records/circle.ts': "import type { holdPlace } from '../booking/hold-place.ts';\nexport type C = typeof holdPlace;\n",
    },
    'order: cms/records/circle.ts > cms/booking/hold-place.ts',
  ],
  [
    'an import against the order of rooms',
    { 'cms/accounts/sign-in.ts': "import { holdPlace } from '#cms/booking/hold-place.ts';\nholdPlace('1');\n" },
    'order: cms/accounts/sign-in.ts > cms/booking/hold-place.ts',
  ],
  [
    'an import against the order of the rules',
    { 'cms/domain/time/late.ts': "import { free } from '../places/free.ts';\nfree('');\n" },
    'order: cms/domain/time/late.ts > cms/domain/places/free.ts',
  ],
  [
    'a rule that knows more than rules',
    { 'cms/domain/care/care.ts': "export { findPlace } from '../../records/find-place.ts';\n" },
    'order: cms/domain/care/care.ts > cms/records/find-place.ts',
  ],
  [
    'a verb that knows how its subject is kept',
    { 'cms/booking/cancel.ts': "import { Bookings } from './collections.ts';\nconsole.log(Bookings);\n" },
    'order: cms/booking/cancel.ts > cms/booking/collections.ts',
  ],
  [
    'a port that knows another',
    {
      'cms/ports/files/port.ts': "import { send } from '../notify/port.ts';\nsend();\n",
      'cms/ports/notify/port.ts': 'export const send = () => {};\n',
    },
    'order: cms/ports/files/port.ts > cms/ports/notify/port.ts',
  ],
  [
    'search that knows more than the rules',
    { 'search/engine.ts': "import { findPlace } from '#cms/records/find-place.ts';\nfindPlace('1');\n" },
    'order: search/engine.ts > cms/records/find-place.ts',
  ],
  [
    'the site in cms, in a type, in a lazy import',
    {
      'cms/words/type.ts': "import type { view } from '#site/centre/view.ts';\nexport type V = typeof view;\n",
      'cms/words/lazy.ts': "export const lazy = () => import('../../site/centre/view.ts');\n",
    },
    'order: cms/words/lazy.ts > site/centre/view.ts',
  ],
  [
    'a room of the site that knows another, in the script of a page',
    {
      'site/compare/Compare.astro': "<p></p>\n<script>\n  import { view } from '../centre/view.ts';\n  view('');\n</script>\n",
    },
    'order: site/compare/Compare.astro > site/centre/view.ts',
  ],
  [
    'a page that knows how something is kept',
    { 'site/pages/kept.astro': "---\nimport { Bookings } from '#cms/booking/collections.ts';\n---\n{Bookings.slug}\n" },
    'order: site/pages/kept.astro > cms/booking/collections.ts',
  ],
  ['a file in no room', { 'cms/helpers/help.ts': 'console.log(1);\n' }, 'room: cms/helpers/help.ts'],
  [
    'an export that nobody uses',
    {
      'cms/commands/use.ts': "import { used } from '../core/used.ts';\nused();\n",
      'cms/core/used.ts': 'export const used = () => 1;\nexport const unused = 2;\n',
    },
    'unused-export: cms/core/used.ts unused',
  ],
  ['a file that nobody uses', { [UNUSED]: 'export const left = 1;\n' }, `unused-file: ${UNUSED}`],
  [
    'an import of nothing',
    { 'site/ui/Lost.astro': "---\nimport Gone from './Gone.astro';\n---\n<Gone />\n" },
    'unresolved: site/ui/Lost.astro > ./Gone.astro',
  ],
  [
    'a package that is not named',
    { 'cms/commands/unlisted.ts': "import { pino } from 'pino';\npino();\n" },
    'unlisted-dependency: pino',
  ],
  [
    'a package that nobody uses',
    { 'package.json': GOOD['package.json'].replace('"zod"', '"quickselect":"3.0.0","zod"') },
    'unused-dependency: quickselect',
  ],
  [
    'a write past the records',
    {
      'cms/booking/write.ts':
        "export const write = (portal: { payload: any }) =>\n  portal.payload\n    .create({ collection: 'bookings', data: {} });\n",
    },
    'write: cms/booking/write.ts',
  ],
  [
    'a write past the records, in a page',
    {
      'site/pages/write.astro': '---\nconst { payload } = Astro.locals;\nawait payload.db.updateOne({ id: 1 });\n---\n<p></p>\n',
    },
    'write: site/pages/write.astro',
  ],
  [
    'a shape that nobody has looked at',
    { 'search/cast.ts': "export const cast = ('{}' as unknown as { id: string }).id;\n" },
    'double-cast: search/cast.ts',
  ],
  [
    'a clock or an environment of its own',
    { 'cms/alerts/hooks/now.ts': 'export const now = [new Date(), Date.now(), process.env.CITY];\n' },
    'clock: cms/alerts/hooks/now.ts ×3',
  ],
  [
    'an import that hides in a type',
    { 'cms/core/hidden.ts': "export type H = import('./problem.ts').P;\n", 'cms/core/problem.ts': 'export type P = 1;\n' },
    'hidden-import: cms/core/hidden.ts',
  ],
  [
    'text that becomes HTML by the browser or by a library',
    {
      'site/ui/sink.ts':
        "export const sink = (L: any, box: HTMLElement, name: string) => {\n  box.innerHTML = name;\n  box.insertAdjacentHTML('beforeend', name);\n  L.marker().bindTooltip(name, {});\n  L.divIcon({ html: name });\n  return new DOMParser().parseFromString(name, 'text/html');\n};\n",
    },
    'html-sink: site/ui/sink.ts ×5',
  ],
  [
    'text that becomes HTML in a component',
    { 'site/ui/Sink.astro': '---\nconst { name } = Astro.props;\n---\n<b set:html={name} />\n' },
    'html-sink: site/ui/Sink.astro',
  ],
  [
    'text that becomes HTML by React',
    {
      'site/ui/React.tsx':
        'export const Sink = ({ name }: { name: string }) => <b dangerouslySetInnerHTML={{ __html: name }} />;\n',
    },
    'html-sink: site/ui/React.tsx',
  ],
  [
    'a line of markup with too much in it',
    { 'site/ui/Long.astro': `---\n---\n<p>${'x'.repeat(130)}</p>\n` },
    'long-line: site/ui/Long.astro',
  ],
];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder with this repository's own rules, and the files given. */
function house(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'house-test-'));
  folders.push(root);
  for (const part of ['lint.jsonc', 'rules']) {
    cpSync(join(import.meta.dirname, part), join(root, 'tests/house', part), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A test of everything: what no entry reaches is refused as unused, and not looked at further. */
const importsOf = (files: readonly string[]) =>
  files
    .filter((file) => /\.(tsx?|astro)$/.test(file) && file !== UNUSED)
    .map((file) => `import '../${file}';\n`)
    .join('');

const saidOf = (root: string) => compare(countEach(findAll(root)), new Map()).added;

describe('the rules of the house', () => {
  let said: string[] = [];
  beforeAll(() => {
    const files: Record<string, string> = Object.assign({}, GOOD, ...BROKEN.map(([, broken]) => broken));
    said = saidOf(house({ ...files, 'tests/reach.test.ts': importsOf(Object.keys(files)) }));
  });

  it('say nothing of a house that keeps to them', () => {
    expect(saidOf(house(GOOD))).toEqual([]);
  });

  it.each(BROKEN)('refuse %s', (_, __, what) => {
    expect(said.filter((line) => line.startsWith(what))).not.toEqual([]);
  });
});

describe('the list of known violations', () => {
  const LIST = { 'tests/house/known-violations.txt': '# Why.\nwrite: a.ts ×2\nclock: b.ts\n' };
  const write = { rule: 'write', what: 'a.ts' };
  const clock = { rule: 'clock', what: 'b.ts' };

  it('lets pass what it names, as often as it says', () => {
    expect(compare(countEach([write, write, clock]), readKnown(house(LIST)))).toEqual({ added: [], mended: [] });
    expect(compare(countEach([write, write, write, clock]), readKnown(house(LIST))).added).toEqual(['write: a.ts ×3']);
  });

  it('is refused when it names what is no longer there', () => {
    expect(compare(countEach([write, clock]), readKnown(house(LIST))).mended).toEqual(['write: a.ts ×2']);
    expect(compare(countEach([write, write]), readKnown(house(LIST))).mended).toEqual(['clock: b.ts']);
  });

  it('only ever shrinks', () => {
    const root = house(LIST);
    shrink(root, countEach([write, { rule: 'write', what: 'new.ts' }]));
    expect([...readKnown(root)]).toEqual([['write: a.ts', 1]]);
  });
});

describe('the aims for the sizes of files', () => {
  const lines = (count: number) => 'x\n'.repeat(count);
  const sizesOf = (...counts: number[]) =>
    measureSizes(house(Object.fromEntries(counts.map((count, at) => [`cms/core/${at}.ts`, lines(count)]))));

  it('are reached', () => {
    expect(sizesOf(14, 60, 60, 60, 60, 60, 60, 60, 60, 151)).toMatchObject({
      files: 10,
      median: 60,
      shareNotLong: 0.9,
      small: [{ file: 'cms/core/0.ts', lines: 14 }],
    });
    expect(sizeProblems(sizesOf(14, 60, 60, 60, 60, 60, 60, 60, 60, 151))).toEqual([]);
  });

  it('are refused when the median or the long ones are above', () => {
    expect(sizeProblems(sizesOf(10, 61, 61))).toHaveLength(1);
    expect(sizeProblems(sizesOf(60, 60, 60, 151))).toHaveLength(1);
  });

  it('are refused when there are more splinters than there were', () => {
    const splinters = (count: number) => [...Array(count).fill(14), ...Array(count).fill(60)];
    expect(sizeProblems(sizesOf(...splinters(85)))).toEqual([]);
    expect(sizeProblems(sizesOf(...splinters(86)))).toHaveLength(1);
  });
});
