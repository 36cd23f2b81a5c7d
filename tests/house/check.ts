// `npm run house`: the rules of the house. With `--shrink` it takes what is mended out of the list of known violations.
import { findAll } from './find-all.ts';
import { compare, countEach, readKnown, shrink } from './known.ts';
import { measureSizes, sizeProblems, sizeWords } from './sizes.ts';

const found = countEach(findAll('.'));
if (process.argv.includes('--shrink')) shrink('.', found);
const known = readKnown('.');
const { added, mended } = compare(found, known);
const sizes = measureSizes('.');

say('Against the rules of the house (tests/house/README.md):', added);
say('Known, and mended: take it out with `npm run house -- --shrink`:', mended);
say('Too large:', sizeProblems(sizes));
if (known.size > 0) console.log(`${known.size} known violations: ${perRule([...known.keys()])}.`);
console.log(`${sizeWords(sizes)}.`);
process.exit(added.length + mended.length + sizeProblems(sizes).length === 0 ? 0 : 1);

function say(heading: string, lines: readonly string[]) {
  if (lines.length > 0) console.log(`${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

function perRule(keys: readonly string[]): string {
  const rules = Object.groupBy(keys, (key) => key.slice(0, key.indexOf(':')));
  return Object.entries(rules)
    .map(([rule, lines = []]) => `${rule} ${lines.length}`)
    .join(', ');
}
