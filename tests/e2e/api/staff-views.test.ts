import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '#cms/payload.config.ts';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS } from '#domain/language/lang.ts';
import { STAFF, type StaffName } from '../../support/staff.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

/**
 * Every page of staff that is no list or form of Payload's, by everybody: who may not is told so, and sees nothing of it;
 * who is not signed in signs in first.
 */
let server: TestServer;
const cookies = new Map<string, string>();
beforeAll(async () => {
  server = await startServer();
  for (const who of STAFF) {
    const answer = await fetch(`${server.origin}/admin/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ email: `${who}@demo.example`, password: DEMO_PASSWORD }),
    });
    cookies.set(who, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
});
afterAll(() => server?.stop());

const CENTRE: StaffName[] = ['head', 'counter'];
const CITY: StaffName[] = ['district', 'city', 'admin'];
const MAY: Record<string, readonly StaffName[]> = {
  '/roster': CENTRE,
  '/occupancy': CENTRE,
  '/enrolled': CENTRE,
  '/infections': CENTRE,
  '/receipts': CENTRE,
  '/prepaid': CENTRE,
  '/asked': CENTRE,
  '/tours': CENTRE,
  '/counter': CENTRE,
  '/stays': CENTRE,
  '/contact': CENTRE,
  '/till': CENTRE,
  '/rota': ['head'],
  '/planner': ['head'],
  '/open-day': ['head'],
  '/close-days': ['head'],
  '/end-care': ['head'],
  '/refund-more': ['head'],
  '/give-days': ['head'],
  '/offer': ['head'],
  '/books': ['head', 'admin'],
  '/money': ['admin'],
  '/reconcile': ['admin'],
  '/filed': CITY,
  '/near-cap': CITY,
  '/unmet': CITY,
  '/subsidies': ['city', 'admin'],
  '/disputes': [...CENTRE, ...CITY],
  '/picture': ['author', 'reviewer', 'admin'],
  '/review': ['author', 'reviewer', 'admin', 'organiser'],
  '/door': ['author', 'reviewer', 'nurse', 'admin', 'organiser'],
  '/visits': ['nurse'],
  '/doctors': ['nurse'],
  '/consults': ['reviewer', 'nurse'],
  '/duty': [...CITY, 'nurse'],
  '/due': ['author', 'reviewer', 'admin'],
  '/facts': ['author', 'reviewer', 'admin'],
  '/figures': [...CITY, 'author', 'reviewer', 'nurse'],
};

/** What who may not see a page is told there. */
const REFUSALS = [
  ...(['staff.noCentre', 'money.administratorsOnly', 'books.notYours', 'activity.dutyNone', 'activity.doorNotYours'] as const),
  ...([
    'consult.deskNone',
    'visit.deskNone',
    'review.notYours',
    'dispute.deskNone',
    'till.none',
    'figures.none',
    'filed.supervisorsOnly',
    'nearcap.supervisorsOnly',
    'unmet.supervisorsOnly',
    'subsidy.cityOnly',
  ] as const),
].flatMap((key) => LANGS.map((lang) => createTranslator(lang)(key)));

async function look(path: string, who: string): Promise<{ status: number; isRefused: boolean }> {
  const cookie = cookies.get(who) ?? '';
  const answer = await fetch(`${server.origin}/admin${path}`, { headers: { cookie }, redirect: 'manual' });
  const text = await answer.text();
  return { status: answer.status, isRefused: REFUSALS.some((words) => text.includes(words)) };
}

it('are all named here', async () => {
  const views = Object.values((await config).admin.components.views ?? {}) as { path?: string }[];
  expect(views.flatMap(({ path }) => path ?? []).sort()).toEqual(Object.keys(MAY).sort());
});

describe.each(Object.entries(MAY))('%s', (path, may) => {
  it.each(STAFF)('by %s', async (who) => {
    expect(await look(path, who)).toEqual({ status: 200, isRefused: !may.includes(who) });
  });

  it('by nobody who is signed in: the way leads to the sign-in, and back', async () => {
    const asked = `/admin${path}?date=2026-11-25`;
    const answer = await fetch(`${server.origin}${asked}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, `/admin/login?redirect=${encodeURIComponent(asked)}`]);
  });
});
