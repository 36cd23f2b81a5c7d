import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import type { TestServer } from '../support/start-server.ts';
import { type Measured, measurePairs, median } from './pairs.ts';

const LOOKS = 9;
/** What is not understood of an address makes a page anew, so that none is taken from those that are kept. */
const ANEW = 'anew=';
const PUBLIC = {
  'the library': '/guidance?',
  'a topic': '/guidance?topic=nutrition&',
  'an article': '/guidance/separation-anxiety?',
  'the calendar': '/calendar?month=8&',
  activities: '/activities?',
  'answers of experts': '/ask?',
  'a feed': '/guidance/feed.json?topic=nutrition&',
} as const;
const OF_STAFF = { 'the board of what is due': '/admin/due?' } as const;

/** S3: pages that list, of a city with many texts, activities, questions and things that are due, and of one with few, in turn. */
export async function lists({ many, few }: { many: TestServer; few: TestServer }, { of }: { of: string }): Promise<Measured[]> {
  const cookies = new Map([
    [many, await signIn(many)],
    [few, await signIn(few)],
  ]);
  const measured: Measured[] = [];
  for (const [name, path] of Object.entries({ ...PUBLIC, ...OF_STAFF })) {
    const side = (server: TestServer) => () => timeOf(server, path, name in OF_STAFF ? cookies.get(server) : undefined);
    for (const server of [many, few]) await side(server)();
    const pairs = await measurePairs(name, { ours: side(many), reference: side(few) });
    measured.push({ name: `S3 ${name}, ${of}`, unit: 'ms', aim: '≤ 1.1', compare: 'ratio', pairs });
  }
  return measured;
}

async function timeOf({ origin }: TestServer, path: string, cookie = ''): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < LOOKS; n++) {
    const from = performance.now();
    const answer = await fetch(`${origin}${path}${ANEW}${n}`, { headers: { cookie } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    taken.push(performance.now() - from);
  }
  return median(taken);
}

async function signIn({ origin }: TestServer): Promise<string> {
  const body = JSON.stringify({ email: 'reviewer@demo.example', password: DEMO_PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${origin}/admin/api/users/login`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
