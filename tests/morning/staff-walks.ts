import { randomUUID } from 'node:crypto';
import type { Random } from '#cms/seed/random.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { staffClient } from '../support/staff-client.ts';
import type { Ask } from './ask.ts';
import { OFFICES, STAFFED } from './proportions.ts';

interface Line {
  booking: string;
  state: string;
}

/** A phone at the door of a class, with what it was told the last time. */
interface Door {
  from: string;
  cookie: string;
  user?: string;
  now?: string;
  heard: number;
  /** Which of its centre's classes it shows, counted from 0. */
  shows: number;
  classes: { id: string }[];
  lines: Line[];
  /** Children whom this phone has tapped in. */
  here: Set<string>;
}

/** What a centre's staff, and the city's, do on a morning: look at their boards and tap children in. */
export async function createStaffWalks({ ask, origin, random }: { ask: Ask; origin: string; random: Random }) {
  const doors: Door[] = [];
  const offices = new Map<string, string>();
  /** Staff are taken for signed in on the portal's own pages alone. */
  const atDesk = (cookie: string) => ({ cookie, origin, 'sec-fetch-site': 'same-origin' });

  async function signIn(email: string, from: string): Promise<string> {
    const body = { email, password: DEMO_PASSWORD };
    const answer = await ask('staff sign in', '/admin/api/users/login', { method: 'POST', from, body });
    if (!answer) throw new Error(`${email} could not sign in`);
    return (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
  }

  for (const { who } of OFFICES)
    if (!offices.has(who)) offices.set(who, await signIn(`${who}@demo.example`, `100.127.0.${offices.size + 1}`));
  await openDoors();

  /** Some of the demonstration's centres get a counter of their own. */
  async function openDoors(): Promise<void> {
    const admin = await staffClient(origin, 'admin');
    const { hits } = JSON.parse(
      (
        await ask('search call', `/api/v1/facilities?perPage=${STAFFED}&sort=name&form=full_day&ageMonths=20`, {
          from: '100.127.1.1',
        })
      )?.text ?? '{"hits":[]}',
    ) as { hits: { slug: string }[] };
    // The example centre alone has a list of its children: every second phone lies there, at one class or another.
    for (const [n, slug] of hits
      .flatMap(({ slug }) => [EXAMPLE_SLUG, slug])
      .slice(0, STAFFED)
      .entries()) {
      const email = `morning-${randomUUID().slice(0, 8)}@demo.example`;
      const { id: facility } = await admin.get('facilities', { slug });
      await admin.add('users', { name: `早班${n}`, email, password: DEMO_PASSWORD, roles: ['head', 'counter'], facility });
      const from = `100.127.2.${n + 1}`;
      doors.push({ from, cookie: await signIn(email, from), heard: 0, shows: n >> 1, classes: [], lines: [], here: new Set() });
      // Its classes are known then, and the second time it shows its own.
      for (let times = 0; times < 2; times++) await look(doors.at(-1) as Door);
    }
  }

  async function look(one: Door): Promise<void> {
    const shown = one.classes[one.shows % Math.max(1, one.classes.length)];
    const path = shown ? `/door/day.json?class=${shown.id}` : '/door/day.json';
    const answer = await ask('door: the day', path, { from: one.from, headers: atDesk(one.cookie) });
    if (answer) Object.assign(one, JSON.parse(answer.text), { heard: performance.now() });
  }
  const door = () => look(random.pick(doors));

  /** The next child comes; when all are there, one was tapped by mistake. */
  async function tap(): Promise<void> {
    const open = doors.filter(({ lines }) => lines.length > 0);
    if (open.length === 0) throw new Error('no phone at a door has a child on its list');
    const one = random.pick(open);
    const next = one.lines.find(({ booking }) => !one.here.has(booking)) ?? one.lines[0];
    if (!next || !one.now) return;
    const what = one.here.has(next.booking) ? 'undo_check_in' : 'check_in';
    const at = new Date(Date.parse(one.now) + performance.now() - one.heard).toISOString();
    const taps = [{ id: randomUUID(), booking: next.booking, what, at }];
    const body = `sent=${encodeURIComponent(JSON.stringify({ user: one.user, taps }))}`;
    await ask('door: a tap', '/door/taps', { method: 'POST', from: one.from, headers: atDesk(one.cookie), body });
    if (what === 'check_in') one.here.add(next.booking);
    else one.here.delete(next.booking);
    // The line goes to the end: the next tap is another child's.
    one.lines = [...one.lines.filter((line) => line !== next), next];
  }

  const page = (kind: string, path: string) => async () => {
    const one = random.pick(doors);
    await ask(kind, path, { from: one.from, headers: atDesk(one.cookie) });
  };

  async function office(): Promise<void> {
    const { who, path } = random.pick(OFFICES);
    await ask('office page', path, { from: '100.127.0.1', headers: atDesk(offices.get(who) ?? '') });
  }

  return { door, tap, board: page('board of the day', '/admin'), planner: page('planner', '/admin/planner'), office };
}
