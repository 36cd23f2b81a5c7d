// `npm run bench`: prints the yardsticks S1 to S7, S9, S10, S12 and S13 as ratios or differences measured in one run, S8, what Lighthouse says, and S11, what pages weigh; last, what falls short of its aim. It fails for nothing.
// `--sizes 120,10000` sets how large the cities are that are searched (100,000 centres take some minutes to make);
// `--only S7` measures one alone, `--only lists` the lists of S3 alone, `--only costs` what a family and a booking take up. With MEILI_TEST_HOST, `engines` is a row of both search engines side by
// side, and S14, what is typed letter by letter, is measured on both.
// S8 wants a system's Chromium (CHROMIUM_PATH=/usr/bin/chromium): the one that comes from npm, without a window, ends the page that Lighthouse opens.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '#cms/commands/build.mjs';
import { readArguments } from '#cms/commands/read-arguments.ts';
import { foreignSettings, startServer, type TestServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';
import { fallsShort, line, type Measured } from './pairs.ts';

const { values: asked } = readArguments('npm run bench -- [--sizes 120,10000] [--only S7,S5]', {
  options: { sizes: { type: 'string', default: '120,10000,100000' }, only: { type: 'string' } },
});
const cities = asked.sizes.split(',').map(Number);
const only = asked.only?.split(',');
const wanted = (...names: string[]) => only === undefined || names.some((name) => only.includes(name));
const started = performance.now();
const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
const say = (words: string) => console.error(`[${seconds()}] ${words}`);

const folder = await mkdtemp(join(tmpdir(), 'jintuo-bench-'));
// Nothing of the portal that this machine may serve: only the servers that are given to be measured, and the browser.
for (const name of foreignSettings(process.env)) if (!/^(MEILI_TEST_\w+|CHROMIUM_PATH)$/.test(name)) delete process.env[name];
// Before anything of the portal is read, because its settings are read once.
const quiet = { NODE_ENV: 'production', LOG_LEVEL: 'silent', PAYLOAD_LOG_LEVEL: 'error', PORTAL_NOW: '', DEMO_LIFE: 'off' };
Object.assign(process.env, quiet, { DATA_DIR: join(folder, 'bookings') });

const start = (dataDir: string, facilities = 120) =>
  startServer({ ...quiet, DATA_DIR: dataDir }, { seconds: 60 + facilities / 100 });

async function withServer<T>(dataDir: string, work: (server: TestServer) => Promise<T>): Promise<T> {
  const server = await start(dataDir);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** A city of so many centres, with children enrolled for a week: more would only make it slower to make. */
function seed(dataDir: string, facilities: number): void {
  say(`seeding ${facilities.toLocaleString('en')} centres …`);
  runIn(dataDir, 'cms/commands/seed.ts', '--weeks', '1', '--facilities', String(facilities));
}

function runIn(dataDir: string, ...command: string[]): void {
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir },
  });
}

/** S3: what lists show of ten thousand items, against forty. */
async function measureLists(): Promise<void> {
  const { lists } = await import('./lists.ts');
  const filled = (count: number) => {
    const dataDir = join(folder, `lists-${count}`);
    seed(dataDir, 12);
    say(`filling ${count.toLocaleString('en')} …`);
    runIn(dataDir, 'tests/bench/fill-lists.ts', String(count));
    return dataDir;
  };
  const [most, least] = [10_000, 40].map(filled);
  await withServer(most ?? '', (many) =>
    withServer(least ?? '', async (few) => keep(...(await lists({ many, few }, { of: '10,000 ÷ 40' })))),
  );
}

/** Milliseconds that building the public site anew takes: what a site of ready-made pages would need to show a change. */
function buildSite(): number {
  const from = performance.now();
  // Elsewhere: the servers that are measured read theirs from where it is.
  execFileSync('astro', ['build', '--outDir', join(folder, 'site')], { stdio: 'ignore' });
  return performance.now() - from;
}

const results: Measured[] = [];
const lines: string[] = [];
/** Kept for the end, and said at once: the rest may take long. */
function keep(...more: Measured[]): void {
  results.push(...more);
  for (const one of more) say(line(one));
}
function note(words: string): void {
  lines.push(words);
  say(words);
}

/** S2, S3 and S4 over cities of several sizes, each against the smallest, which stays up all the time; S8 over the largest. */
async function measureCities(): Promise<void> {
  const { lighthouseScores } = await import('./lighthouse.ts');
  const { nearbySearch } = await import('./nearby-search.ts');
  const { publish } = await import('./shown.ts');
  const { residentOf, sizes } = await import('./sizes.ts');
  const [least = 120] = cities;
  const than = least.toLocaleString('en');
  const startTimed = async (facilities: number) => {
    const from = performance.now();
    const server = await start(join(folder, `city-${facilities}`), facilities);
    return { server, ready: (performance.now() - from) / 1000 };
  };
  seed(join(folder, `city-${least}`), least);
  // A process that has never run compiles what it reads: the second start is that of every day.
  await (await startTimed(least)).server.stop();
  const { server: small, ready: usual } = await startTimed(least);
  const once = [{ ours: usual, reference: 1 }];
  if (wanted('S10')) keep({ name: `S10 ready, ${than}`, unit: 's', aim: '≤ 3 s', compare: 'alone', pairs: once });
  try {
    for (const facilities of cities) {
      const count = facilities.toLocaleString('en');
      const dataDir = join(folder, `city-${facilities}`);
      if (facilities !== least) seed(dataDir, facilities);
      const { server: large, ready } = facilities === least ? { server: small, ready: usual } : await startTimed(facilities);
      say(`measuring ${count} …`);
      if (wanted('S4')) keep(await nearbySearch(large, facilities));
      if (wanted('S2') && facilities !== least) keep(...(await sizes({ large, small }, { count, than })));
      if (wanted('S8') && facilities === cities.at(-1))
        for (const words of await lighthouseScores(large)) note(`S8 ${count}: ${words}`);
      if (wanted('S3')) keep(await publish(large, { build: buildSite, count }));
      const memory = { ours: residentOf(large), reference: residentOf(small) };
      if (wanted('S10') && facilities === least)
        keep({ name: `S10 memory, ${than}`, unit: 'MB', aim: '≤ 600 MB', compare: 'alone', pairs: [memory] });
      if (wanted('S12') && facilities !== least)
        keep(
          {
            name: `S12 ready, ${count} ÷ ${than}`,
            unit: 's',
            aim: '≤ 10 s',
            compare: 'ratio',
            pairs: [{ ours: ready, reference: usual }],
          },
          { name: `S12 memory, ${count} ÷ ${than}`, unit: 'MB', aim: '≤ 1024 MB', compare: 'ratio', pairs: [memory] },
        );
      if (facilities !== least) {
        await large.stop();
        await rm(dataDir, { recursive: true, force: true });
      }
    }
  } finally {
    await small.stop();
  }
}

try {
  if (wanted('S7')) {
    say('bookings …');
    const { bookings } = await import('./bookings.ts');
    keep(...(await bookings(join(folder, 'bookings'))));
  }
  // By itself alone: a process has one portal.
  if (asked.only === 'costs') {
    say('what one of each costs …');
    const { costs } = await import('./costs.ts');
    for (const words of await costs(join(folder, 'bookings'))) note(words);
  }
  if (wanted('S5')) {
    const { recall } = await import('./recall.ts');
    for (const count of cities) {
      say(`recall over ${count.toLocaleString('en')} …`);
      note(`S5 ${await recall(count)}`);
    }
  }
  if (wanted('S6')) {
    say('who is free then …');
    const { freeThen } = await import('./free-then.ts');
    const { measured, month } = await freeThen();
    keep(...measured);
    note(`S6 ${month}`);
  }
  if (wanted('S9')) {
    say('contracts as PDFs …');
    const env = { ...process.env, DATA_DIR: join(folder, 'contracts'), PORTAL_NOW: TEST_NOW };
    const said = execFileSync(process.execPath, ['tests/bench/contract-pdf.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    keep(JSON.parse(said.toString().trim().split('\n').at(-1) ?? '') as Measured);
  }
  if (wanted('engines', 'S14')) {
    const { measureEngines } = await import('./measure-engines.ts');
    await measureEngines({ engines: wanted('engines'), typing: wanted('S14') }, { say, note });
  }
  if (wanted('S1', 'S2', 'S3', 'S4', 'S8', 'S10', 'S11', 'S12', 'S13', 'lists')) await build({ say });
  if (wanted('S1')) {
    say('the centre page …');
    const { centrePage } = await import('./centre-page.ts');
    keep(await withServer(join(folder, 'page'), centrePage));
  }
  if (wanted('S11')) {
    say('first views …');
    const { firstViews } = await import('./first-views.ts');
    for (const words of await withServer(join(folder, 'views'), firstViews)) note(`S11 ${words}`);
  }
  if (wanted('S13')) {
    say('a change in one process, shown in another …');
    const { shownElsewhere } = await import('./shown.ts');
    const shared = join(folder, 'shared');
    keep(await withServer(shared, (one) => withServer(shared, (other) => shownElsewhere(one, other))));
  }
  if (wanted('S3', 'lists')) await measureLists();
  if (wanted('S2', 'S3', 'S4', 'S8', 'S10', 'S12')) await measureCities();
} finally {
  await rm(folder, { recursive: true, force: true });
}

console.log(
  `\nNode ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; median (range) of pairs measured in turn\n`,
);
for (const one of results.toSorted((a, b) => (a.name < b.name ? -1 : 1))) console.log(`${line(one)}\n`);
for (const one of lines) console.log(one);
const short = results.filter(fallsShort).map(({ name }) => name);
console.log(`\n${short.length > 0 ? `short of its aim: ${short.join(' · ')}` : 'nothing measured falls short of its aim'}`);
console.log(`\nin ${seconds()}`);
process.exit(0);
