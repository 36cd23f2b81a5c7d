import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Aims for source files, in lines. */
const MEDIAN = 60;
const LONG = 150;
const SHARE_NOT_LONG = 0.9;
/** Files of fewer lines than this are too small to find one's way among. */
const SMALL = 15;

const SOURCES = '{cms,site,search}/**/*.{ts,tsx,astro,mjs}';
/** Generated, built, or contents and words rather than code. */
const LEFT_OUT = /(^|\/)(\.next|migrations|messages|guidance\/articles)\/|payload-types\.ts$|importMap|next-env|\.d\.ts$/;

export interface Sizes {
  files: number;
  median: number;
  shareNotLong: number;
  small: number;
  longest: { file: string; lines: number }[];
}

export function measureSizes(root: string): Sizes {
  const files = globSync(SOURCES, { cwd: root }).filter((file) => !LEFT_OUT.test(file));
  const sized = files
    .map((file) => ({ file, lines: readFileSync(`${root}/${file}`, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  return {
    files: sized.length,
    median: sized[Math.floor(sized.length / 2)]?.lines ?? 0,
    shareNotLong: sized.filter(({ lines }) => lines <= LONG).length / sized.length,
    small: sized.filter(({ lines }) => lines < SMALL).length,
    longest: sized.slice(-10).reverse(),
  };
}

/** What is above the aims, in words; nothing when all is well. */
export function sizeProblems({ median, shareNotLong }: Sizes): string[] {
  return [
    ...(median > MEDIAN ? [`the median file has ${median} lines, more than ${MEDIAN}`] : []),
    ...(shareNotLong < SHARE_NOT_LONG
      ? [`${percent(shareNotLong)} of the files have at most ${LONG} lines, less than ${percent(SHARE_NOT_LONG)}`]
      : []),
  ];
}

export const sizeWords = ({ files, median, shareNotLong, small }: Sizes) =>
  `${files} source files: median ${median} lines (aim: at most ${MEDIAN}), ${percent(shareNotLong)} of at most ${LONG} lines ` +
  `(aim: at least ${percent(SHARE_NOT_LONG)}), ${small} of fewer than ${SMALL} lines`;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = measureSizes('.');
  console.log(sizeWords(sizes));
  for (const { file, lines } of sizes.longest) console.log(`  ${lines}  ${file}`);
}
