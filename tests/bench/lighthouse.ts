import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import lighthouse from 'lighthouse';
import { chromiumLaunch } from '../support/chromium.ts';
import { withChineseFont } from '../support/fonts.ts';
import type { TestServer } from '../support/start-server.ts';
import { median } from './pairs.ts';

const RUNS = 5;
/** Pages as search engines know them. A booking is kept from them on purpose, so that its fourth score says nothing. */
const PAGES: [name: string, path: string, isFound: boolean][] = [
  ['home', '/', true],
  ['search', '/facilities', true],
  ['centre', '/facilities/hailing-sample', true],
  ['article', '/guidance/separation-anxiety', true],
  ['booking', '/book/hailing-sample?ageMonths=8&form=hourly&from=09:00&to=12:00', false],
];
const SCORES = { performance: 'speed', accessibility: 'accessibility', 'best-practices': 'practices', seo: 'found' };

/** S8: Lighthouse's own phone (slow network, slow processor), the median of five; what a score lost is named by its audits. */
export async function lighthouseScores(server: TestServer): Promise<string[]> {
  const browser = await startBrowser();
  try {
    const lines: string[] = [];
    for (const [name, path, isFound] of PAGES)
      lines.push(await scored(name, { url: server.origin + path, port: browser.port, isFound }));
    return lines;
  } finally {
    await browser.stop();
  }
}

/** Not by Playwright, whose own hold on each page keeps Lighthouse from recording it. */
async function startBrowser(): Promise<{ port: number; stop: () => Promise<void> }> {
  const { executablePath = '', args = [], env } = await chromiumLaunch(withChineseFont());
  const folder = await mkdtemp(join(tmpdir(), 'jintuo-lighthouse-'));
  const started = [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const browser = spawn(executablePath, started, { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  const stop = async () => {
    browser.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for await (const line of createInterface(browser.stderr)) {
    const port = /DevTools listening on ws:\/\/[^/]+:(\d+)/.exec(line)?.[1];
    if (!port) continue;
    browser.stderr.resume();
    return { port: Number(port), stop };
  }
  await stop();
  throw new Error('Chromium ended before it could be asked');
}

async function scored(name: string, { url, port, isFound }: { url: string; port: number; isFound: boolean }): Promise<string> {
  const figures = new Map<string, number[]>();
  const lost = new Set<string>();
  for (let run = 0; run < RUNS; run++) {
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'silent' });
    if (!result) throw new Error(`Lighthouse gave nothing for ${url}`);
    const { categories, audits, runtimeError } = result.lhr;
    if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
    for (const [category, word] of Object.entries(SCORES)) {
      if (category === 'seo' && !isFound) continue;
      const { score, auditRefs } = categories[category] ?? { score: null, auditRefs: [] };
      figures.set(word, [...(figures.get(word) ?? []), Math.round((score ?? 0) * 100)]);
      for (const { id, weight } of auditRefs) {
        const audit = audits[id];
        if (audit && weight > 0 && audit.score !== null && audit.score < 0.9) lost.add(id);
      }
    }
  }
  const said = [...figures].map(([word, of]) => `${word} ${median(of)}${range(of)}`).join(', ');
  return `${name.padEnd(9)} ${said}${lost.size > 0 ? `; lost by ${[...lost].join(', ')}` : ''}`;
}

function range(figures: number[]): string {
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  return least === most ? '' : ` (${least}–${most})`;
}
