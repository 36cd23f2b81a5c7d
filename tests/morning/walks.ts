import type { Random } from '#cms/seed/random.ts';
import { addDays } from '#domain/time/civil-date.ts';
import type { Answer, Ask, Asked } from './ask.ts';
import { PAUSE, PLACE_NAMES, READINGS, WORDS } from './proportions.ts';
import type { Family, Visitors } from './visitors.ts';

export interface Walking {
  ask: Ask;
  random: Random;
  visitors: Visitors;
  /** The day on which it is this morning. */
  today: string;
  /** Bookings that were made, to be looked at when it is over. */
  made: Set<string>;
}

/** Days on which a child can be booked by the hour: from the day after tomorrow, for three weeks. */
const AHEAD = { least: 2, most: 22 };
const CHILD = { name: '宝宝早', birthDate: '2026-03-10' };
const AGE = 8;

type Found = { slug: string };
type Booking = { id: string; status: string; may: string[] };

/** What families do on a morning, step by step, with the pauses of people. */
export function createWalks({ ask, random, visitors, today, made }: Walking) {
  const paid: { family: Family; id: string }[] = [];
  const pause = () => new Promise((resolve) => setTimeout(resolve, random.int(PAUSE.least, PAUSE.most)));
  const read = <T>(answer: Answer | undefined): T | undefined => (answer ? JSON.parse(answer.text) : undefined);

  function wish() {
    const from = random.int(8, 15);
    const hours = { from: `${String(from).padStart(2, '0')}:00`, to: `${String(from + random.int(1, 3)).padStart(2, '0')}:00` };
    return { date: addDays(today, random.int(AHEAD.least, AHEAD.most)), ...hours };
  }
  const onPage = ({ date, from, to }: ReturnType<typeof wish>) =>
    `ageMonths=${AGE}&form=hourly&date=${date}&from=${from}&to=${to}`;

  /** Centres around a place that can take the child then. */
  async function find(from: string, { date, ...hours }: ReturnType<typeof wish>): Promise<Found[]> {
    const near = `${(32.45 + random.next() / 12).toFixed(4)},${(119.88 + random.next() / 12).toFixed(4)}`;
    const window = `from=${date}T${hours.from}&to=${date}T${hours.to}&ageMonths=${AGE}&form=hourly`;
    const found = await ask('search call', `/api/v1/facilities?near=${near}&radius=30000&${window}`, { from });
    return read<{ hits: Found[] }>(found)?.hits ?? [];
  }

  async function search(): Promise<void> {
    const { from } = visitors.anybody();
    const time = wish();
    await ask('first page', random.chance(0.1) ? '/en/' : '/', { from });
    await pause();
    const word = random.pick(WORDS);
    for (const end of [1, 2, word.length])
      await ask('typing', `/api/v1/suggestions?q=${encodeURIComponent(word.slice(0, end))}`, { from });
    await ask('search page', `/facilities?q=${encodeURIComponent(word)}`, { from });
    await pause();
    const around = `/facilities?place=${encodeURIComponent(random.pick(PLACE_NAMES))}&${onPage(time)}`;
    const page = await ask('search with a time', around, { from });
    const slugs = [...new Set([...(page?.text ?? '').matchAll(/href="\/facilities\/([\w-]+)\?/g)].map(([, slug]) => slug))];
    for (const slug of slugs.filter((one) => one !== 'compare').slice(0, 2)) {
      await pause();
      await ask('centre page', `/facilities/${slug}?${onPage(time)}`, { from });
      const days = `from=${time.date}&to=${addDays(time.date, 6)}&ageMonths=${AGE}&form=hourly`;
      await ask('availability', `/api/v1/facilities/${slug}/availability?${days}`, { from });
    }
  }

  async function readSomething(): Promise<void> {
    const { from } = visitors.anybody();
    for (const path of [random.pick(READINGS), random.pick(READINGS)]) {
      await ask('reading', path, { from });
      await pause();
    }
  }

  const as = ({ from, token }: Family, more: Partial<Asked> = {}): Asked => ({
    from,
    headers: { authorization: `Bearer ${token}` },
    ...more,
  });
  const post = (family: Family, body: object, more: Partial<Asked> = {}) => as(family, { method: 'POST', body, ...more });

  /** Finds a centre with a place, asks for the price, holds it and signs: what was held, signed or only asked for. */
  async function holdAndSign(family: Family): Promise<Booking | undefined> {
    const time = wish();
    const centre = (await find(family.from, time)).slice(0, 8);
    if (centre.length === 0) return undefined;
    const care = { facility: random.pick(centre).slug, form: 'hourly', ...time, hadSameService: true };
    await pause();
    const quote = { method: 'POST', from: family.from, body: { ...care, ageMonths: AGE }, mayRefuse: [409] } as const;
    if (!(await ask('quote', '/api/v1/quotes', quote))) return undefined;
    await pause();
    const guardian = { name: family.name, relation: '妈妈', adult: true };
    const held = await ask(
      'hold',
      '/api/v1/holds',
      post(family, { ...care, guardian, child: CHILD }, { expect: [201], mayRefuse: [409] }),
    );
    const booking = read<Booking>(held);
    if (!booking) return undefined;
    family.bookings++;
    made.add(booking.id);
    // Some centres answer first.
    if (!booking.may.includes('sign')) return booking;
    await pause();
    const name = { name: family.name, readTerms: true };
    return read<Booking>(await ask('sign', `/api/v1/bookings/${booking.id}/sign`, post(family, name, { mayRefuse: [409] })));
  }

  async function book(family: Family): Promise<void> {
    const booking = await holdAndSign(family);
    if (!booking?.may.includes('pay')) return;
    const checkout = await ask('pay', `/api/v1/bookings/${booking.id}/pay`, post(family, {}, { mayRefuse: [409] }));
    const { url } = read<{ url: string }>(checkout) ?? {};
    if (!url) return;
    await pause();
    await ask('payer decides', new URL(url).pathname, {
      method: 'POST',
      from: family.from,
      body: 'decision=approve',
      expect: [303],
    });
    await ask('booking page', `/bookings/${booking.id}`, as(family, { headers: { cookie: `jt_session=${family.token}` } }));
    paid.push({ family, id: booking.id });
  }

  async function abandon(family: Family): Promise<void> {
    const booking = await holdAndSign(family);
    if (!booking?.may.includes('cancel')) return;
    await pause();
    await ask('give up', `/api/v1/bookings/${booking.id}/cancel`, post(family, {}, { mayRefuse: [409] }));
  }

  async function cancel(): Promise<void> {
    const [one] = paid.splice(0, 1);
    if (!one) return;
    const preview = await ask('refund preview', `/api/v1/bookings/${one.id}/refund-preview`, as(one.family));
    const { total } = read<{ total: number }>(preview) ?? {};
    await pause();
    if (total !== undefined) await ask('cancel', `/api/v1/bookings/${one.id}/cancel`, post(one.family, { expect: total }));
  }

  const account = (family: Family) =>
    ask('account', '/account', as(family, { headers: { cookie: `jt_session=${family.token}` } })).then(() => undefined);

  const by = (who: () => Promise<Family | undefined>, work: (family: Family) => Promise<void>) => async () => {
    const family = await who();
    if (!family) return;
    await work(family).finally(() => visitors.gone(family));
  };
  return {
    search,
    read: readSomething,
    account: by(visitors.known, account),
    book: by(visitors.booking, book),
    abandon: by(visitors.booking, abandon),
    cancel,
  };
}
