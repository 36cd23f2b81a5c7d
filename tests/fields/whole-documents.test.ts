import type { CollectionSlug, FlattenedField } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, staffOf } from '../support/staff.ts';
import { staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let admin: SignedIn;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  admin = (await staffOf(demo.portal)).admin;
});
afterAll(() => demo.close());

/** What a program, or somebody who tries, might send where another kind of value belongs. */
const ODD: readonly unknown[] = [[], {}, [{}], [null], ['x', 'y'], { a: { b: 1 } }, true, 1e308, 'a\ud800', '2026-13-45', ' '];
const WAYS = ['equals', 'greater_than', 'contains', 'like', 'in', 'all', 'near', 'within', 'exists'];
const COMPARED: readonly unknown[] = ['abc', ['a', 'b'], 'a '.repeat(1500), '\ud800', '99999999999999', null];

type Failure = { status?: number };
/** An error of ours: one that is no answer to whoever asked. */
const isOurs = (error: Failure) => !error.status || error.status >= 500;

const collections = () =>
  Object.values(demo.portal.payload.collections)
    .map(({ config }) => config)
    .filter(({ slug }) => !slug.startsWith('payload-'));
const named = (fields: FlattenedField[]) => fields.flatMap((field) => ('name' in field ? [field] : []));

describe('what has another form than it should', () => {
  it('is refused in every field of every collection, by name, and is never a failure of ours', async () => {
    const { payload } = demo.portal;
    const failed: string[] = [];
    for (const { slug, flattenedFields } of collections())
      for (const { name } of named(flattenedFields))
        for (const value of ODD) {
          const making = { collection: slug as CollectionSlug, data: { [name]: value } as never, user: admin };
          const error = await payload.create({ ...making, overrideAccess: false }).catch((error: Failure) => error);
          if (error instanceof Error && isOurs(error as Failure))
            failed.push(`${slug}.${name} ${JSON.stringify(value)}: ${error}`);
        }
    expect(failed).toEqual([]);
  });

  it('is refused in a filter over every field of every collection', async () => {
    const { payload } = demo.portal;
    const failed: string[] = [];
    for (const { slug, flattenedFields } of collections())
      for (const { name } of named(flattenedFields))
        for (const way of WAYS)
          for (const value of COMPARED) {
            const asked = {
              collection: slug as CollectionSlug,
              where: { [name]: { [way]: value } } as never,
              limit: 1,
              depth: 0,
            };
            const error = await payload
              .find({ ...asked, user: admin, overrideAccess: false })
              .catch((error: Failure) => error as never);
            if (error instanceof Error && isOurs(error as Failure))
              failed.push(`${slug}.${name} ${way} ${JSON.stringify(value)?.slice(0, 30)}: ${error}`);
          }
    expect(failed).toEqual([]);
  });

  it('is no reference to what does not exist', async () => {
    const call = await staffCalls('admin');
    const answer = await call('POST', 'employee-lists', { name: '厂里的职工', facility: 'nowhere' });
    expect(answer.status).toBe(400);
  });

  it('is no list of filters without end, and no id of its own', async () => {
    const { payload } = demo.portal;
    const made = { user: admin, overrideAccess: false, collection: 'special-days' } as const;
    const day = { date: '2027-03-03', kind: 'holiday', name: '样例', source: '样例' } as const;
    const own = await payload.create({ ...made, data: { ...day, id: 'mine' } as never });
    expect(own.id).not.toBe('mine');
    const where = { or: Array.from({ length: 600 }, () => ({ id: { equals: 'x' } })) };
    await expect(payload.find({ collection: 'areas', where, user: admin, overrideAccess: false })).rejects.toMatchObject({
      status: 400,
    });
  });
});
