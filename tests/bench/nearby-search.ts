import { Agent, request } from 'node:http';
import type { TestServer } from '../support/start-server.ts';
import { startBare } from './bare.ts';
import { type Measured, measurePairs, percentile } from './pairs.ts';

const REQUESTS = 120;
const WORDS = ['托育', '示例', '海陵', '社区托育点', 'tuoyu', '家庭', 'hub', '中心', '银杏', 'sample'];

/** S4: text, distance, filters and facets over HTTP, one request after another, against a bare round trip. */
export async function nearbySearch(portal: TestServer, facilities: number): Promise<Measured> {
  const paths = Array.from({ length: REQUESTS }, (_, n) => pathOf(n));
  const example = await fetch(portal.origin + paths[0]);
  if (!example.ok) throw new Error(`${paths[0]} answered ${example.status}: ${await example.text()}`);
  const bare = await startBare(new Uint8Array(await example.arrayBuffer()), 'application/json');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const p99 = async (origin: string) => {
    const times: number[] = [];
    for (const path of paths) times.push(await timed(origin + path, agent));
    return percentile(times, 99);
  };
  try {
    await p99(portal.origin);
    await p99(bare.origin);
    const pairs = await measurePairs('S4', { ours: () => p99(portal.origin), reference: () => p99(bare.origin) });
    const count = facilities.toLocaleString('en');
    return {
      name: `S4 nearby search, ${count}`,
      unit: 'ms',
      aim: 'p99 ≤ 5 ms over a bare round trip, 100,000 centres',
      compare: 'difference',
      pairs,
    };
  } finally {
    agent.destroy();
    await bare.stop();
  }
}

/** Another place, word, radius and age every time; words come again, as they do, and the engine remembers those. */
function pathOf(n: number): string {
  const query = new URLSearchParams({
    q: WORDS[n % WORDS.length] ?? '',
    near: `${(32.2 + ((n * 37) % 700) / 1000).toFixed(4)},${(119.8 + ((n * 53) % 600) / 1000).toFixed(4)}`,
    radius: String(5000 + (n % 5) * 5000),
    form: n % 2 === 0 ? 'hourly' : 'full_day',
    inclusive: 'true',
    ageMonths: String(6 + (n % 30)),
    sort: 'distance',
  });
  return `/api/v1/facilities?${query}`;
}

function timed(url: string, agent: Agent): Promise<number> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('end', () => resolve(performance.now() - from));
      response.resume();
    })
      .on('error', reject)
      .end();
  });
}
