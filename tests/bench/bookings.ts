import { join } from 'node:path';
import { createClient, type Row } from '@libsql/client';
import { createPortal } from '#cms/assemble.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { readSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG, seedCity } from '#cms/seed/seed-city.ts';
import { soldAt } from '#domain/places/capacity.ts';
import { addDays, addMonths, type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { isWorkday } from '#domain/time/workdays.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { type Family, hold, newFamily } from '../support/family.ts';
import { type Measured, measurePairs, median, PAIRS } from './pairs.ts';
import { openRaw, writeRaw } from './raw-inserts.ts';

const PLACES = 60;
const BUYERS = 72;
const AGE = 20;
const ROUNDS = PAIRS + 1;

interface Wish {
  slug: string;
  date: CivilDate;
}
interface Written {
  booking: Row;
  sheet: Row;
}

/** S7: places held a second, all over the city and all in one class on one day, against raw inserts of the same rows. */
export async function bookings(dataDir: string): Promise<Measured[]> {
  const portal = await createPortal();
  await seedCity(portal, { facilities: 60 });
  await portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
  const classId = await widenOneClass(portal);
  const today = toLocal(portal.now(), portal.city.timeZone).date;
  const birthDate = addMonths(today, -AGE);
  const families = await Promise.all(Array.from({ length: BUYERS }, (_, n) => newFamily(portal, n, birthDate)));
  const raw = await openRaw(join(dataDir, 'jintuo.db'), join(dataDir, 'raw.db'));
  const days = datesFrom(addDays(today, 1), addDays(today, 110)).filter((date) => isWorkday(date, portal.special()));
  const spread = spreadWishes(portal, days);
  let oversold = 0;
  let round = 0;

  const measure = async (label: string, wishes: (round: number) => Wish[]) => {
    let rows: Written[] = [];
    const processor: number[] = [];
    round = 0;
    const ours = async () => {
      const asked = wishes(round++);
      const cpu = process.cpuUsage();
      const from = performance.now();
      const held = await Promise.all(families.map((family, n) => holdOne(portal, family, asked[n % asked.length])));
      const seconds = (performance.now() - from) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      const ids = held.flatMap((one) => (one.ok ? [one.booking.id] : []));
      rows = await written(dataDir, ids);
      processor.push((user + system) / 1000 / Math.max(1, ids.length));
      oversold += await overfull(portal, classId, asked);
      // A family has three places at most that wait for payment, and is to hold again in the next round.
      await portal.payload.db.deleteMany({ collection: 'bookings', where: { id: { in: ids } } });
      return ids.length / seconds;
    };
    const reference = async () => rows.length / (await writeRaw(raw, rows));
    await ours();
    await reference();
    const pairs = await measurePairs(label, { ours, reference });
    return { pairs, note: `${median(processor).toFixed(1)} ms of a processor each` };
  };
  const everywhere = await measure('S7 spread', (n) => spread.slice(n * BUYERS, (n + 1) * BUYERS));
  const hot = await measure('S7 one hot class', (n) => [{ slug: EXAMPLE_SLUG, date: days[days.length - 1 - n] ?? '' }]);
  raw.close();
  await portal.close();
  const common = { unit: 'bookings/s', compare: 'ratio' } as const;
  return [
    { ...common, name: 'S7 bookings, spread', aim: '≥ 0.5 of raw inserts', ...everywhere },
    {
      ...common,
      name: 'S7 bookings, one hot class',
      aim: '≥ 0.3 of raw inserts, oversold 0',
      pairs: hot.pairs,
      note: `${hot.note}; ${BUYERS} buyers for ${PLACES} places; oversold ${oversold}`,
    },
  ];
}

/** Room for a crowd in the class of the example centre that takes the children. */
async function widenOneClass({ payload, supplies }: Portal): Promise<string> {
  const facility = supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  const group = facility?.classes.find(({ ageFrom, ageTo }) => ageFrom <= AGE && AGE < ageTo);
  if (!facility || !group) throw new Error('no example centre');
  // Past the standard for its type, which the admin would not allow.
  const data = { places: PLACES, maxSize: PLACES, childrenPerStaff: PLACES };
  await payload.db.updateOne({ collection: 'classes', id: group.id, data });
  await payload.db.deleteMany({ collection: 'class-standards', where: {} });
  await supplies.refresh([facility.id]);
  return group.id;
}

/** Another centre and day for every family and round. */
function spreadWishes(portal: Portal, days: readonly CivilDate[]): Wish[] {
  const centres = portal.supplies
    .all()
    .filter(({ slug }) => slug !== EXAMPLE_SLUG)
    .filter(({ closures }) => closures.length === 0)
    .filter(({ classes }) =>
      classes.some(({ ageFrom, ageTo, forms }) => ageFrom <= AGE && AGE < ageTo && forms.includes('hourly')),
    );
  const wishes = days.flatMap((date) => centres.map(({ slug }) => ({ slug, date })));
  if (wishes.length < ROUNDS * BUYERS) throw new Error('the demonstration is too small for this benchmark');
  return wishes;
}

function holdOne(portal: Portal, family: Family, wish: Wish | undefined) {
  if (!wish) throw new Error('no wish left');
  return hold(portal, family, { form: 'hourly', date: wish.date, window: { from: 570, to: 630 } }, { slug: wish.slug });
}

/** The rows that these bookings are, in the order they were written. */
async function written(dataDir: string, ids: readonly string[]): Promise<Written[]> {
  const database = createClient({ url: `file:${join(dataDir, 'jintuo.db')}` });
  const rows: Written[] = [];
  for (const id of ids) {
    const booking = (await database.execute({ sql: 'SELECT * FROM bookings WHERE id = ?', args: [id] })).rows[0];
    const key = `${booking?.class_id}|${booking?.from}`;
    const sheet = (await database.execute({ sql: 'SELECT * FROM place_claims WHERE "key" = ?', args: [key] })).rows[0];
    if (booking && sheet) rows.push({ booking, sheet });
  }
  database.close();
  return rows;
}

/** Children too many in the widened class on the days asked for. */
async function overfull({ payload }: Portal, classId: string, asked: readonly Wish[]): Promise<number> {
  const dates = asked.map(({ date }) => date).sort();
  const sheets = await readSheets(payload, { classIds: [classId], from: dates[0] ?? '', to: dates.at(-1) ?? '' });
  return Math.max(0, ...sheets.map(({ claims }) => soldAt(570, claims) - PLACES));
}
