import type { FacilityQuery, SearchPort } from '#search/port.ts';
import type { BothEngines } from './both-engines.ts';
import { median } from './pairs.ts';
import { storm } from './storm.ts';

const ROUNDS = 15;
const page = { page: 1, perPage: 20 };
const near = { lat: 32.455, lng: 119.923 };
/** Each slip after the word spelt right, which it must not cost three times as much as. */
const ASKED: [what: string, query: FacilityQuery][] = [
  ['海陵', { ...page, q: '海陵' }],
  ['hailing', { ...page, q: 'hailing' }],
  ['a slip: hailng', { ...page, q: 'hailng' }],
  ['tuoyu', { ...page, q: 'tuoyu' }],
  ['a slip: touyu', { ...page, q: 'touyu' }],
  ['two words: hailing 托育', { ...page, q: 'hailing 托育' }],
  ['托育 within 20 km', { ...page, q: '托育', near, radius: 20_000 }],
  ['near, full day, 18 months', { ...page, near, form: ['full_day'], ageMonths: 18 }],
  ['by way of two places, by name', { ...page, near, also: { lat: 32.5, lng: 119.98 }, radius: 3000, sort: 'name' }],
  ['by way of two places', { ...page, near, also: { lat: 32.5, lng: 119.98 }, radius: 3000 }],
];
const TYPED = ['tai', 'taizhou', 'tiandehu', '泰州', 'taizhuo'];

/** Both engines over the same centres: how long each takes to index them, and the median of each question in milliseconds. */
export async function engines({ count, engines: both, built }: BothEngines): Promise<string[]> {
  const asked: number[][] = [];
  const places: number[] = [];
  for (const [, search] of both) {
    const figures: number[] = [];
    for (const [, query] of ASKED) figures.push(await timed(() => search.searchFacilities(query)));
    asked.push(figures);
    places.push(await timed(() => Promise.all(TYPED.map((q) => search.suggestPlaces({ q, lang: 'zh', limit: 8 })))));
  }
  const totals = await Promise.all(
    ASKED.map(([, query]) => Promise.all(both.map(async ([, search]) => (await search.searchFacilities(query)).total))),
  );
  const stormy = await storm(both[1]?.[1] as SearchPort, process.env.MEILI_TEST_PID);
  const ms = (figure: number | undefined) => `${(figure ?? Number.NaN).toFixed(1)} ms`;
  return [
    `${count.toLocaleString('en')} centres: indexed by ${built.join(', by ')}; medians of ${ROUNDS} (${both.map(([name]) => name).join(' · ')})`,
    ...ASKED.map(([what], at) => `  ${what}: ${asked.map((one) => ms(one[at])).join(' · ')}, ${totals[at]?.join(' and ')} found`),
    `  places, for ${TYPED.length} typed at once: ${places.map(ms).join(' · ')}`,
    `  ${stormy}`,
  ];
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const figures: number[] = [];
  await ask();
  for (let n = 0; n < ROUNDS; n++) {
    const from = performance.now();
    await ask();
    figures.push(performance.now() - from);
  }
  return median(figures);
}
