import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { TestServer } from '../support/start-server.ts';
import { type Measured, measurePairs, median } from './pairs.ts';

const PAGE = '/facilities/hailing-sample';
const LOOKS = 15;

/** S2: the same pages of a large city and of a small one, one after the other. */
export async function sizes(
  { large, small }: { large: TestServer; small: TestServer },
  { count, than }: { count: string; than: string },
): Promise<Measured[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const measure = async (name: string, pathOf: (n: number) => string, aim = '≤ 1.1'): Promise<Measured> => {
    const side = (server: TestServer) => async () => median(await times(server, pathOf, agent));
    await side(large)();
    await side(small)();
    const pairs = await measurePairs(name, { ours: side(large), reference: side(small) });
    return { name: `S2 ${name}, ${count} ÷ ${than}`, unit: 'ms', aim, compare: 'ratio', pairs };
  };
  try {
    return [
      await measure('centre page', (n) => `${PAGE}?ageMonths=${6 + (n % 5)}`),
      await measure('search page', searchPath),
      await measure('search with a time', (n) => `${searchPath(n)}&date=${workday()}&from=09:00&to=12:00`, '≤ 1.3'),
    ];
  } finally {
    agent.destroy();
  }
}

/** Megabytes that the server's process holds. */
export function residentOf({ pid }: Pick<TestServer, 'pid'>): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

function searchPath(n: number): string {
  const near = `${(32.47 + (n % 7) / 100).toFixed(2)},${(119.9 + (n % 5) / 100).toFixed(2)}`;
  // Far enough around for a whole page of hits in the smallest city too: a longer page is no slower search.
  return `/facilities?near=${near}&radius=30000&ageMonths=${6 + (n % 20)}`;
}

/** A Wednesday within the first week, so that a demonstration of one week has children enrolled then. */
function workday(): string {
  const day = new Date(Date.now() + 86_400_000);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

async function times({ origin }: TestServer, pathOf: (n: number) => string, agent: Agent): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < LOOKS; n++) {
    const from = performance.now();
    await get(origin + pathOf(n), agent);
    taken.push(performance.now() - from);
  }
  return taken;
}

function get(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('end', resolve);
      response.resume();
    })
      .on('error', reject)
      .end();
  });
}
