import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { keptByLog } from '#cms/records/kept-by-log.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 4 });
});
afterAll(() => demo.close());

function example() {
  const facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  const group = facility?.classes[0];
  if (!facility || !group) throw new Error('no example centre');
  return { facility, group };
}
/** What a reading asks the database for. */
async function askedBy(read: () => Promise<unknown>) {
  const { client } = demo.portal.payload.db as unknown as { client: { execute(asked: string | { sql: string }): unknown } };
  const execute = vi.spyOn(client, 'execute');
  await read();
  const asked = execute.mock.calls.map(([one]) => (typeof one === 'string' ? one : one.sql));
  execute.mockRestore();
  return asked.flatMap((sql) => /\bfrom ["`](\w+)/i.exec(sql)?.[1] ?? []);
}
const placesOf = async () => {
  const { facility, group } = example();
  return (await demo.portal.supplies.fresh(facility.id))?.classes.find(({ id }) => id === group.id)?.places;
};

// A server's log is not in the order in which was committed: nothing is kept there.
const onFile = it.skipIf(process.env.MONGODB_TEST_URI);

onFile(
  'what has been read is not read again while nothing of it has changed, but for a look at the log when anything has',
  async () => {
    const { facility } = example();
    const { prices, supplies, terms } = demo.portal;
    await supplies.fresh(facility.id);
    await prices.listOf(facility.id);
    await terms.rulesOn(TODAY, facility.id);
    await demo.portal.facilities.find(EXAMPLE_SLUG);
    for (const read of [
      () => supplies.fresh(facility.id),
      () => prices.listOf(facility.id),
      () => terms.rulesOn(TODAY, facility.id),
      () => demo.portal.facilities.find(EXAMPLE_SLUG),
    ])
      expect(await askedBy(read)).toEqual([]);
    await demo.portal.limits.take({ name: 'test', most: 5, seconds: 60 }, 'anybody');
    expect(await askedBy(() => supplies.fresh(facility.id))).toEqual(['changes']);
    expect(await askedBy(() => prices.listOf(facility.id))).toEqual([]);
  },
);

onFile('a log that could not be read when the first looked is read by the next: nothing stays unreadable', async () => {
  const { payload } = demo.portal;
  // A database of its own, of which nobody has read yet, and that is held by another program for a moment.
  const db = Object.create(payload.db, { find: { value: vi.fn(payload.db.find.bind(payload.db)) } }) as typeof payload.db;
  const other = Object.create(payload, { db: { value: db } }) as typeof payload;
  vi.mocked(db.find).mockRejectedValueOnce(new Error('held'));
  const kept = keptByLog<string>(other, () => undefined);
  await expect(kept.get('name', async () => 'read')).rejects.toThrow('held');
  expect(await kept.get('name', async () => 'read')).toBe('read');
});

it('a change is seen at once, before memory has followed it', async () => {
  const { group } = example();
  const before = await placesOf();
  const data = { places: (before ?? 0) - 1 };
  await demo.portal.payload.update({ collection: 'classes', id: group.id, data, depth: 0 });
  expect(await placesOf()).toBe((before ?? 0) - 1);
  await demo.portal.payload.update({ collection: 'classes', id: group.id, data: { places: before }, depth: 0 });
  expect(await placesOf()).toBe(before);
});

it('a price, a rule, a name of a centre and what bounds all centres likewise', async () => {
  const { facility } = example();
  const { payload, prices, terms, facilities, supplies } = demo.portal;
  const [price] = await prices.listOf(facility.id);
  await payload.update({ collection: 'price-items', id: price?.id ?? '', data: { amount: 12_300 }, depth: 0 });
  expect((await prices.listOf(facility.id)).find(({ id }) => id === price?.id)?.amount).toBe(12_300);

  const rules = await terms.rulesOn(TODAY);
  const { docs } = await payload.find({ collection: 'refund-rules', limit: 1, depth: 0, pagination: false });
  await payload.update({ collection: 'refund-rules', id: docs[0]?.id ?? '', data: { effectiveOn: '2099-01-01' }, depth: 0 });
  expect((await terms.rulesOn(TODAY)).length).toBeLessThan(rules.length);

  expect((await facilities.find(EXAMPLE_SLUG))?.id).toBe(facility.id);
  await payload.update({ collection: 'facilities', id: facility.id, data: { sessionMaxMinutes: 120 }, depth: 0 });
  expect((await facilities.find(EXAMPLE_SLUG))?.sessionMaxMinutes).toBe(120);
  expect((await supplies.fresh(facility.id))?.sessionMaxMinutes).toBe(120);

  const limit = { most: 7, source: 'x', effectiveOn: '2026-01-01' };
  await payload.create({ collection: 'place-limits', data: limit, depth: 0 });
  expect((await supplies.fresh(facility.id))?.centreCaps?.map(({ most }) => most)).toContain(7);
});
