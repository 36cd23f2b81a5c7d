import { handleEndpoints } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '#cms/payload.config.ts';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const GOOD = 'ginkgo-leaves-in-November';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

interface Refusal {
  status: number;
  data?: { errors?: { path: string; message: string }[] };
}

/** Where it was refused, or `saved`. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'saved',
    ({ data, status }: Refusal) => data?.errors?.map(({ path }) => path).join() ?? status,
  );

const change = (who: StaffName, data: object, by: StaffName) =>
  outcome(
    demo.portal.payload.update({
      collection: 'users',
      id: staff[who].id,
      data,
      user: staff[by],
      overrideAccess: false,
      depth: 0,
    }),
  );

const add = (email: string, data: object = {}) =>
  demo.portal.payload.create({
    collection: 'users',
    data: { email, password: GOOD, name: '新人', roles: ['administrator'], ...data },
    user: staff.admin,
    overrideAccess: false,
    depth: 0,
  });

async function lastChange() {
  const { docs } = await demo.portal.payload.find({
    collection: 'changes',
    where: { subject: { equals: 'users' } },
    sort: '-seq',
    limit: 1,
  });
  return docs[0];
}

describe('a password', () => {
  it('is judged when an account is made or changed, by whomever', async () => {
    expect(await outcome(add('short@example.org', { password: 'kf8s-2mdp' }))).toBe('password');
    expect(await outcome(add('known@example.org', { password: 'password12345' }))).toBe('password');
    expect(await change('author', { password: 'qwertyuiop12' }, 'admin')).toBe('password');
    expect(await change('author', { password: 'author@demo.example' }, 'admin')).toBe('password');
  });

  it('is judged where a link sets it, and the link is good for another try', async () => {
    const { payload } = demo.portal;
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: 'reviewer@demo.example' },
      disableEmail: true,
    });
    const set = (password: string) =>
      outcome(payload.resetPassword({ collection: 'users', data: { token, password }, overrideAccess: true }));
    expect(await set('123456789012')).toBe('password');
    expect(await set(GOOD)).toBe('saved');
    expect(await lastChange()).toMatchObject({ actor: staff.reviewer.id, document: staff.reviewer.id, fields: ['password'] });
  });

  it('is asked for where its owner changes it, or the address to which a new one is sent', async () => {
    expect(await change('head', { password: GOOD }, 'head')).toBe('currentPassword');
    expect(await change('head', { password: GOOD, currentPassword: 'wrong' }, 'head')).toBe('currentPassword');
    expect(await change('head', { email: 'mine@example.org' }, 'head')).toBe('currentPassword');
    expect(await change('head', { name: '陈示例' }, 'head')).toBe('saved');
    expect(await change('head', { password: GOOD, currentPassword: DEMO_PASSWORD }, 'head')).toBe('saved');
    expect(await lastChange()).toMatchObject({ actor: staff.head.id, document: staff.head.id, fields: ['password'] });
    expect(
      await outcome(demo.portal.payload.login({ collection: 'users', data: { email: staff.head.email, password: GOOD } })),
    ).toBe('saved');
  });

  it('is never told, nor kept as it was typed', async () => {
    const { payload } = demo.portal;
    const saved = await payload.update({
      collection: 'users',
      id: staff.counter.id,
      data: { password: GOOD, currentPassword: DEMO_PASSWORD },
      user: staff.counter,
      overrideAccess: false,
    });
    const kept = await payload.db.findOne({ collection: 'users', where: { id: { equals: staff.counter.id } } });
    for (const secret of [GOOD, DEMO_PASSWORD]) expect(JSON.stringify([saved, kept])).not.toContain(secret);
  });
});

describe('a supervisor’s territory', () => {
  it.each(['海陵', '3', '32', '9999', '321299', '59', '321202999'])(
    'is none that is no area of the city: %s',
    async (territory) => {
      expect(await change('district', { territory }, 'admin')).toBe('territory');
    },
  );

  it.each(['3212', '321204', '321202001'])('may be the city, a district, a township: %s', async (territory) => {
    expect(await change('district', { territory }, 'admin')).toBe('saved');
    expect(await lastChange()).toMatchObject({ actor: staff.admin.id, fields: ['territory'] });
  });

  it.each(['海陵', '1', '123', '12345', '3212a'])(
    'opens nothing where it is none, however it came there: %s',
    async (territory) => {
      const found = await demo.portal.payload
        .find({ collection: 'facilities', user: { ...staff.district, territory }, overrideAccess: false })
        .then(
          ({ totalDocs }) => totalDocs,
          () => 0,
        );
      expect(found).toBe(0);
    },
  );
});

describe('the last administrator', () => {
  const as = { collection: 'users', overrideAccess: false, depth: 0 } as const;
  const everyone = { roles: { in: ['administrator'] } };
  const administrators = async () => (await demo.portal.payload.find({ collection: 'users', where: everyone })).docs;

  it('keeps the role and the account', async () => {
    expect(await change('admin', { roles: ['author'] }, 'admin')).toBe(409);
    expect(await outcome(demo.portal.payload.delete({ ...as, id: staff.admin.id, user: staff.admin }))).toBe(409);
    expect(await administrators()).toHaveLength(1);
  });

  it.each<[what: string, method: string, body?: object]>([
    ['change', 'PATCH', { roles: ['author'] }],
    ['removal', 'DELETE'],
  ])('stays when one %s is of all that there are', async (_, method, body) => {
    const other = await add(`${method}@example.org`);
    const { token } = await demo.portal.payload.login({ collection: 'users', data: { email: other.email, password: GOOD } });
    const path = '/admin/api/users?where[roles][in][0]=administrator';
    const request = new Request(`http://localhost${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `JWT ${token}`,
        'if-unmodified-since': new Date().toISOString(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await handleEndpoints({ config, request, path: '/admin/api/users' });
    expect(answer.status).toBe(400);
    const left = await administrators();
    expect(left).toHaveLength(1);
    if (left[0]?.id === staff.admin.id) return;
    await demo.portal.payload.update({ collection: 'users', id: staff.admin.id, data: { roles: ['administrator'] } });
    await demo.portal.payload.update({ collection: 'users', id: other.id, data: { roles: ['author'] } });
  });

  it('is one of two who take the role from each other at the same moment', async () => {
    const { payload } = demo.portal;
    const other = await add('other@example.org');
    const answers = await Promise.all([
      outcome(payload.update({ ...as, id: other.id, data: { roles: ['author'] }, user: staff.admin })),
      outcome(
        payload.update({ ...as, id: staff.admin.id, data: { roles: ['author'] }, user: { ...other, collection: 'users' } }),
      ),
    ]);
    expect(answers.toSorted()).toEqual([409, 'saved']);
    expect(await administrators()).toHaveLength(1);
  });
});

it('an account that is made, changed or removed is in the record of changes', async () => {
  const made = await add('gone@example.org', { roles: ['author'] });
  expect(await lastChange()).toMatchObject({ actor: staff.admin.id, action: 'create', document: made.id });
  await demo.portal.payload.update({ collection: 'users', id: made.id, data: { email: 'left@example.org' }, user: staff.admin });
  expect(await lastChange()).toMatchObject({ actor: staff.admin.id, action: 'update', fields: ['email'] });
  await demo.portal.payload.delete({ collection: 'users', id: made.id, user: staff.admin });
  expect(await lastChange()).toMatchObject({ actor: staff.admin.id, action: 'delete', document: made.id });
});
