import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Aims for source files, in lines. */
const MEDIAN = 60;
const LONG = 150;
const SHARE_NOT_LONG = 0.9;
/** Files of fewer lines than this are too small to find one's way among: so many there may be, of sources and tests. It only sinks. */
const SMALL = 15;
const MOST_SMALL = 85;

const ROOMS = '{cms,site,search}';
const TESTS = 'tests';
/** Generated, built, or contents and words rather than code. */
const LEFT_OUT = /(^|\/)(\.next|migrations|messages|guidance\/articles)\/|payload-types\.ts$|importMap|next-env|\.d\.ts$/;

export interface Sizes {
  files: number;
  median: number;
  shareNotLong: number;
  /** The shortest, by the same measure, and tests among them. */
  small: { file: string; lines: number }[];
  longest: { file: string; lines: number }[];
}

export function measureSizes(root: string): Sizes {
  const sized = sizedIn(root, ROOMS);
  return {
    files: sized.length,
    median: sized[Math.floor(sized.length / 2)]?.lines ?? 0,
    shareNotLong: sized.filter(({ lines }) => lines <= LONG).length / sized.length,
    small: [...sized, ...sizedIn(root, TESTS)].filter(({ lines }) => lines < SMALL),
    longest: sized.slice(-10).reverse(),
  };
}

function sizedIn(root: string, folders: string): { file: string; lines: number }[] {
  return globSync(`${folders}/**/*.{ts,tsx,astro,mjs}`, { cwd: root })
    .filter((file) => !LEFT_OUT.test(file))
    .map((file) => ({ file, lines: readFileSync(`${root}/${file}`, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
}

/** What is above the aims, in words; nothing when all is well. */
export function sizeProblems({ median, shareNotLong, small }: Sizes): string[] {
  return [
    ...(median > MEDIAN ? [`the median file has ${median} lines, more than ${MEDIAN}`] : []),
    ...(shareNotLong < SHARE_NOT_LONG
      ? [`${percent(shareNotLong)} of the files have at most ${LONG} lines, less than ${percent(SHARE_NOT_LONG)}`]
      : []),
    ...(small.length > MOST_SMALL
      ? [`${small.length} files have fewer than ${SMALL} lines, more than ${MOST_SMALL}: a helper of one file goes into it`]
      : []),
  ];
}

export const sizeWords = ({ files, median, shareNotLong, small }: Sizes) =>
  `${files} source files: median ${median} lines (aim: at most ${MEDIAN}), ${percent(shareNotLong)} of at most ${LONG} lines ` +
  `(aim: at least ${percent(SHARE_NOT_LONG)}), ${small.length} of fewer than ${SMALL} lines, tests among them (aim: at most ${MOST_SMALL})`;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = measureSizes('.');
  console.log(sizeWords(sizes));
  for (const { file, lines } of [...sizes.longest, ...sizes.small]) console.log(`  ${lines}  ${file}`);
}
