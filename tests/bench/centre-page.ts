import autocannon from 'autocannon';
import type { TestServer } from '../support/start-server.ts';
import { startBare } from './bare.ts';
import { type Measured, measurePairs } from './pairs.ts';

const SECONDS = 1;
const PATH = '/facilities/hailing-sample';

/** S1: a centre's page, warm, against a bare Node server that sends the same bytes. */
export async function centrePage(portal: TestServer): Promise<Measured> {
  const response = await fetch(portal.origin + PATH);
  if (!response.ok) throw new Error(`${PATH} answered ${response.status}`);
  const body = new Uint8Array(await response.arrayBuffer());
  const bare = await startBare(body, response.headers.get('content-type') ?? 'text/html');
  try {
    await load(portal.origin + PATH);
    await load(bare.origin);
    const pairs = await measurePairs('S1', { ours: () => load(portal.origin + PATH), reference: () => load(bare.origin) });
    return {
      name: 'S1 centre page',
      unit: 'requests/s',
      aim: '≥ 0.9 of bare node:http',
      compare: 'ratio',
      pairs,
      note: `${Math.round(body.length / 1024)} kB a page`,
    };
  } finally {
    await bare.stop();
  }
}

async function load(url: string): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, connections: 10, duration: SECONDS });
  if (non2xx + errors > 0) throw new Error(`${url} failed ${non2xx + errors} times`);
  return requests.average;
}
