import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '#cms/records/payload-types.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { STAFF, staffOf } from '../support/staff.ts';
import { staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let entry: LedgerEntry;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
  const family = await newFamily(demo.portal, 1);
  await book(demo.portal, family, { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 600 } });
  const { docs } = await demo.portal.payload.find({ collection: 'ledger-entries', depth: 0 });
  entry = docs[0] as LedgerEntry;
});
afterAll(() => demo.close());

const collection = 'ledger-entries';
const payload = () => demo.portal.payload;
const posting = (account: string, amount: number) => ({ account, amount });
const entryOf = (postings: unknown, key: string) => ({ ...Object(entry), id: undefined, key, postings }) as LedgerEntry;
const all = () => payload().find({ collection, depth: 0, pagination: false, sort: 'createdAt' });

const UNBALANCED: [string, unknown][] = [
  ['a fen too much', [posting('clearing', 101), posting('prepaid_care', -100)]],
  ['one side alone', [posting('clearing', 100)]],
  ['parts of a fen', [posting('clearing', 0.5), posting('prepaid_care', -0.5)]],
  ['an account that there is not', [posting('clearing', 100), posting('pocket', -100)]],
  ['a sum in words', [posting('clearing', 100), { account: 'prepaid_care', amount: '-100' }]],
  ['nothing to read', 'clearing'],
];

describe('the books, past what writes them', () => {
  it.each(UNBALANCED)('take no entry with %s, from the product itself or an administrator', async (what, postings) => {
    const before = (await all()).docs;
    const data = entryOf(postings, `unbalanced:${what}`);
    await expect(payload().create({ collection, data })).rejects.toThrow();
    const admin = await staffCalls('admin');
    expect((await admin('POST', collection, data)).status).toBe(403);
    expect((await all()).docs).toEqual(before);
  });

  it('take one that balances: it is the sums that are looked at', async () => {
    const data = entryOf([posting('clearing', 100), posting('prepaid_care', -100)], 'balanced');
    await payload().create({ collection, data });
    expect(await demo.portal.ledger.checkBalance()).toMatchObject({ unbalanced: 0 });
  });

  it('are neither changed nor cut, though they would balance: one entry or many, from the product itself', async () => {
    const before = (await all()).docs;
    const data = { postings: [posting('clearing', 7), posting('bank', -7)] } as never;
    const where = { key: { equals: entry.key } };
    await expect(payload().update({ collection, id: entry.id, data })).rejects.toThrow('记过的账不改也不删');
    await expect(payload().update({ collection, where, data })).rejects.toThrow('记过的账不改也不删');
    await expect(payload().update({ collection, id: entry.id, data: { kind: 'meals' } })).rejects.toThrow('记过的账不改也不删');
    await expect(payload().delete({ collection, id: entry.id })).rejects.toThrow('记过的账不改也不删');
    await expect(payload().delete({ collection, where })).rejects.toThrow('记过的账不改也不删');
    expect((await all()).docs).toEqual(before);
  });

  it.each(STAFF)('are written, changed and cut by no door that %s has', async (who) => {
    const before = (await all()).docs;
    const call = await staffCalls(who);
    const user = (await staffOf(demo.portal))[who];
    const as = { collection, user, overrideAccess: false } as const;
    const data = entryOf([posting('clearing', 7), posting('bank', -7)], `by ${who}`);
    const byKey = `${collection}?where[key][equals]=${entry.key}`;
    const doors: [string, number][] = [
      ['POST', (await call('POST', collection, data)).status],
      ['PATCH', (await call('PATCH', `${collection}/${entry.id}`, { kind: 'meals' })).status],
      ['PATCH many', (await call('PATCH', byKey, { kind: 'meals' })).status],
      ['DELETE', (await call('DELETE', `${collection}/${entry.id}`)).status],
      ['DELETE many', (await call('DELETE', byKey)).status],
      ['duplicate', (await call('POST', `${collection}/${entry.id}/duplicate`, { key: `copy by ${who}` })).status],
    ];
    for (const [door, status] of doors) expect([door, status]).toEqual([door, 403]);
    await expect(payload().create({ ...as, data })).rejects.toThrow();
    await expect(payload().update({ ...as, id: entry.id, data: { kind: 'meals' } })).rejects.toThrow();
    await expect(payload().delete({ ...as, id: entry.id })).rejects.toThrow();
    expect((await all()).docs).toEqual(before);
  });
});
