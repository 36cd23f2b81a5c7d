import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
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
  const measure = async (name: string, pathOf: (n: number) => string): Promise<Measured> => {
    const side = (server: TestServer) => async () => median(await times(server, pathOf, agent));
    await side(large)();
    await side(small)();
    const pairs = await measurePairs(name, { ours: side(large), reference: side(small) });
    return { name: `S2 ${name}, ${count} ÷ ${than}`, unit: 'ms', aim: '≤ 1.1', compare: 'ratio', pairs };
  };
  try {
    return [
      await measure('centre page', (n) => `${PAGE}?ageMonths=${6 + (n % 5)}`),
      await measure('search page', searchPath),
      await measure('search with a time', (n) => `${searchPath(n)}&date=${workday()}&from=09:00&to=12:00`),
    ];
  } finally {
    agent.destroy();
  }
}

/** S3: from a change of a centre's name until its page and the search show it, against a build of the whole site. */
export async function publish(server: TestServer, { build, count }: { build: () => number; count: string }): Promise<Measured> {
  // Staff are taken for signed in only on the portal's own pages.
  const headers = { 'content-type': 'application/json', cookie: await signIn(server), origin: server.origin };
  const facility = await find(server, '海陵示例托育园');
  let n = 0;
  const ours = async () => {
    const name = `海陵示例托育园${'甲乙丙丁戊己庚辛壬癸'[n++ % 10]}${n}号`;
    const from = performance.now();
    const body = JSON.stringify({ name });
    const changed = await fetch(`${server.origin}/admin/api/facilities/${facility}?locale=zh`, {
      method: 'PATCH',
      headers,
      body,
    });
    if (!changed.ok) throw new Error(`the change was answered ${changed.status}`);
    while (!(await shows(server, name))) if (performance.now() - from > 20_000) throw new Error('never shown');
    return performance.now() - from;
  };
  await ours();
  const pairs = await measurePairs('S3', { ours, reference: async () => build(), count: 9 });
  return { name: `S3 change to shown, ${count}`, unit: 'ms', aim: '≤ 1,000 ms', compare: 'ratio', pairs };
}

/** Megabytes that the server's process holds. */
export function residentOf({ pid }: TestServer): number {
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

async function signIn({ origin }: TestServer): Promise<string> {
  const answer = await fetch(`${origin}/admin/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@demo.example', password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function find({ origin }: TestServer, name: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/facilities?q=${encodeURIComponent(name)}`);
  const { hits } = (await answer.json()) as { hits: { id: string }[] };
  if (!hits[0]) throw new Error(`no ${name}`);
  return hits[0].id;
}

async function shows({ origin }: TestServer, name: string): Promise<boolean> {
  const page = await (await fetch(origin + PAGE)).text();
  if (!page.includes(name)) return false;
  const { total } = (await (await fetch(`${origin}/api/v1/facilities?q=${encodeURIComponent(name)}`)).json()) as {
    total: number;
  };
  return total === 1;
}
