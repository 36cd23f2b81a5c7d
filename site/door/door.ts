import { formatTimeRange } from '#cms/words/clock.ts';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { DoorTap } from '#domain/booking/door-tap.ts';
import { ownFiles, registerWorker } from '../ui/register-worker.ts';
import {
  ANYBODY,
  answered,
  type Day,
  isLeft,
  type Line,
  MOST_AT_ONCE,
  noonOf,
  stateOf,
  tapped,
  type Waiting,
} from './at-door.ts';
import type { DoorWords } from './door-words.ts';
import { lineRow, type Opened } from './line-row.ts';
import { el } from './parts.ts';
import { eraseAll, eraseDay, hasLeft, keepDay, keepTaps, readDay, readTaps, whoLeaves } from './vault.ts';

/** The door's page: draws what the phone has, takes taps at any time, and sends them when the network is there. */
const main = document.querySelector<HTMLElement>('main.door');
const part = (id: string) => document.getElementById(id) as HTMLElement;
const words: DoorWords = JSON.parse(main?.dataset.words ?? '{}');
const base = main?.dataset.base ?? '/door';
const SYNC_MS = 20_000;
/** A network that does not answer for so long is as good as none. */
const ANSWER_MS = 15_000;
const inTime = () => ({ signal: AbortSignal.timeout(ANSWER_MS) });

let day: Day | undefined;
let taps: Waiting[] = [];
let isAway = false;
let isOut = false;
let notice = '';
/** The portal has answered the last time. */
let isReached = false;
/** What was asked for before somebody signed out is not theirs any more when it comes. */
let signedOut = 0;
/** The child of whom something is being typed. */
let opened: { booking: string; form: Opened } | undefined;

// biome-ignore lint/plugin: a phone that sleeps has no other clock that goes on
const onPhone = () => Date.now();
const clock = () => onPhone() + (day?.behind ?? 0);
const waiting = () => taps.filter(({ refused }) => !refused);

/** While something is being typed of a child, it stays. */
function draw({ anew = false } = {}): void {
  const state = part('door-state');
  const left = waiting().length;
  state.classList.toggle('away', isAway || isOut);
  state.textContent = isOut ? notice : isAway ? `${words.away} ${left}` : left > 0 ? `${words.sending} ${left}` : words.online;
  part('door-bar').replaceChildren(...(isOut ? [signInLink()] : day ? [classChoice(day)] : []));
  part('door-foot').replaceChildren(...refusals(), ...others(), ...(isOut ? [] : [signOut()]));
  if (opened && !anew) return;
  const lines = day?.lines ?? [];
  const rows = lines.map((line) =>
    lineRow(line, {
      words,
      state: stateOf(line, taps),
      hours: formatTimeRange(line.from, line.to),
      noon: noonNow(line),
      opened: opened?.booking === line.booking ? opened.form : undefined,
      tap: (what, more) => void tap(line.booking, what, more),
      open: (form) => {
        opened = form && { booking: line.booking, form };
        draw({ anew: true });
        if (form) part('door-list').querySelector('form')?.querySelector('input')?.focus();
      },
      day: day as Day,
    }),
  );
  const none = day && !day.classId ? words.noClass : words.empty;
  part('door-list').replaceChildren(...(day && lines.length === 0 ? [el('p', none)] : rows));
}

function noonNow(line: Line): 'done' | 'due' | undefined {
  if (noonOf(line, taps)) return 'done';
  return day && clock() >= Date.parse(day.noonFrom) ? 'due' : undefined;
}

/** Taps of somebody else on this phone wait for their sign-in. */
const others = () => (day && waiting().some(({ user }) => user !== day?.user) ? [el('p', words.otherUser)] : []);

const signInLink = () => {
  const link = el('a', words.signIn);
  link.href = '/admin';
  link.className = 'btn';
  return link;
};

function classChoice({ classes, classId }: Day): HTMLElement {
  if (classes.length === 0) return el('span');
  const label = el('label', words.class);
  const select = el('select');
  for (const { id, name } of classes) {
    const option = el('option', name);
    option.value = id;
    option.selected = id === classId;
    select.append(option);
  }
  // Another class is read from the portal: the phone has this one alone.
  select.disabled = isAway;
  select.onchange = () => void sync(select.value);
  label.append(select);
  return label;
}

/** What could not be noted is shown until somebody has read it. */
function refusals(): HTMLElement[] {
  return taps
    .filter(({ refused }) => refused)
    .map((one) => {
      const row = el('p', `${words.notSent} ${one.child} ${words[`what_${one.what}`]} ${clockOf(one.at)} ${one.refused}`);
      row.className = 'bad';
      const seen = el('button', words.seen);
      seen.onclick = () => void keep(taps.filter(({ id }) => id !== one.id));
      row.append(' ', seen);
      return row;
    });
}

const clockOf = (at: string) => new Date(at).toTimeString().slice(0, 5);

function signOut(): HTMLElement {
  const foot = el('p');
  const button = el('button', words.signOut);
  button.className = 'btn btn-line';
  button.onclick = () => {
    if (waiting().length === 0) return void leave();
    const sure = el('button', words.signOutAll);
    sure.className = 'btn btn-line';
    sure.onclick = () => void leave();
    foot.replaceChildren(`${words.signOutLoses} ${waiting().length} `, sure);
  };
  foot.append(button);
  return foot;
}

async function leave(): Promise<void> {
  signedOut += 1;
  const user = day?.user ?? taps[0]?.user ?? ANYBODY;
  taps = [];
  day = undefined;
  await eraseAll({ user, at: onPhone() });
  end(words.signedOut);
  await endSession();
}

/** The portal ends the session of whoever signed out here, as soon as it can be reached; one that began since stays. */
async function endSession(): Promise<boolean> {
  const leaving = await whoLeaves();
  if (leaving === undefined) return true;
  try {
    const answer = await fetch('/admin/api/users/me', { cache: 'no-store', ...inTime() });
    if (!answer.ok) return false;
    const isStill = isLeft(leaving, await answer.json(), onPhone());
    if (isStill && !(await fetch('/admin/api/users/logout', { method: 'POST', ...inTime() })).ok) return false;
    await hasLeft();
    return true;
  } catch {
    return false;
  }
}

/** Nobody is signed in any more: the list is gone from the phone, what was not sent yet waits sealed. */
function end(why: string): void {
  day = undefined;
  opened = undefined;
  isOut = true;
  notice = why;
  draw();
}

async function keep(now: Waiting[]): Promise<void> {
  taps = now;
  await keepTaps(taps);
  draw();
}

async function tap(booking: string, what: AttendanceMark, more?: Pick<DoorTap, 'handover' | 'check'>): Promise<void> {
  const line = day?.lines.find((one) => one.booking === booking);
  if (!day || !line) return;
  opened = undefined;
  const at = new Date(clock()).toISOString();
  await keep(tapped(taps, { id: crypto.randomUUID(), user: day.user, child: line.child, booking, what, at, ...more }));
  await sync();
}

let syncing: Promise<void> | undefined;
/** Sends what waits, and reads the list anew; one at a time. */
async function sync(classId = day?.classId): Promise<void> {
  await syncing;
  syncing = sendAndRead(classId).finally(() => {
    syncing = undefined;
    draw();
  });
  await syncing;
}

/** An answer is read whole, so that its connection is free again; one that does not come is given up, as without network. */
async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; ok: boolean; said: string }> {
  const answer = await fetch(base + path, { ...init, ...inTime() });
  return { status: answer.status, ok: answer.ok, said: await answer.text() };
}

async function sendAndRead(classId: string | undefined): Promise<void> {
  const before = signedOut;
  try {
    if (!(await endSession())) {
      isAway = true;
      return;
    }
    if (!(await send()) || before !== signedOut) return;
    const query = classId ? `?class=${encodeURIComponent(classId)}` : '';
    const answer = await ask(`/day.json${query}`);
    isAway = answer.status >= 500;
    isReached = true;
    if (answer.status === 401) {
      await eraseDay();
      return end(words.signInNote);
    }
    if (!answer.ok) return;
    // Tapped while it was read: it is in the list the next time.
    const read = JSON.parse(answer.said);
    if (before !== signedOut) return;
    day = { ...read, behind: Date.parse(read.now) - onPhone() };
    isOut = false;
    await keepDay(day);
    if (before !== signedOut) await eraseDay();
  } catch {
    isAway = true;
    isReached = false;
  }
}

async function send(): Promise<boolean> {
  // Where there is no network nothing leaves the phone, and what was tapped is taken back without a trace.
  if (waiting().length > 0 && !isReached) await fetch('/door/worker.js', { method: 'HEAD', cache: 'no-store', ...inTime() });
  const sending = waiting();
  const [first] = sending;
  if (!first) return true;
  const user = day?.user ?? first.user;
  const own = sending.filter((one) => one.user === user).slice(0, MOST_AT_ONCE);
  if (own.length === 0) return true;
  const form = new FormData();
  form.set('sent', JSON.stringify({ user, taps: own.map(({ user: _, child, refused, tried, ...one }) => one) }));
  const before = signedOut;
  // From here on nobody knows what was heard, until an answer says so.
  await keep(taps.map((one) => (own.includes(one) ? { ...one, tried: true } : one)));
  const answer = await ask('/taps', { method: 'POST', body: form });
  isAway = answer.status >= 500 || answer.status === 429;
  if (before !== signedOut) return false;
  if (answer.status === 401) {
    await eraseDay();
    end(words.signInNote);
  }
  // Somebody else is signed in by now: who, the list says.
  if (answer.status === 409) {
    day = undefined;
    return true;
  }
  if (!answer.ok) return false;
  if (day) day = { ...day, lines: day.lines.map((line) => ({ ...line, state: stateOf(line, taps), noon: noonOf(line, taps) })) };
  await keep(answered(taps, JSON.parse(answer.said)));
  return true;
}

/** At midnight what the phone has of the day is gone, whether anybody looks or not. */
async function tick(): Promise<void> {
  if (day && clock() >= Date.parse(day.endsAt)) {
    await eraseDay();
    day = undefined;
  }
  await sync();
}

async function begin(): Promise<void> {
  if (!crypto.subtle) {
    part('door-state').textContent = words.needsSecure;
    return;
  }
  taps = await readTaps<Waiting>();
  day = await readDay<Day>();
  if (day && clock() >= Date.parse(day.endsAt)) {
    await eraseDay();
    day = undefined;
  }
  draw();
  await sync();
  addEventListener('online', () => void tick());
  document.addEventListener('visibilitychange', () => document.hidden || void tick());
  setInterval(() => void tick(), SYNC_MS);
  await keepPage();
}

/** The page's own worker, and the files that it is to keep. */
async function keepPage(): Promise<void> {
  const worker = await registerWorker({ address: '/door/worker.js', policy: 'door-worker', scope: base });
  worker?.postMessage({ keep: [base, ...ownFiles(/^\/(assets|_astro|favicon|theme)/)] });
}

void begin();
