import { afterAll, beforeAll, expect, it } from 'vitest';
import { tasksOf } from '#cms/staff/home/tasks-of.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let call: Awaited<ReturnType<typeof staffCalls>>;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  call = await staffCalls('admin');
});
afterAll(() => demo.close());

const inForce = async (collection: 'refund-rules' | 'contract-templates') => {
  const where = { effectiveOn: { less_than_equal: '2026-11-23' }, version: { equals: 1 } };
  const { docs } = await demo.portal.payload.find({ collection, where, limit: 1, depth: 0 });
  if (!docs[0]) throw new Error(`no ${collection} in force`);
  return docs[0];
};
const copyOf = async (collection: string, id: string) => (await call('POST', `${collection}/${id}/duplicate?depth=0`)).body.doc;

it.each(['refund-rules', 'contract-templates'] as const)(
  '%s in force are read and not edited, by anybody',
  async (collection) => {
    const doc = await inForce(collection);
    const { body } = await call('GET', `${collection}/${doc.id}?depth=0`);
    const changed = await call('PATCH', `${collection}/${doc.id}`, { source: 'another', edition: body.edition });
    expect(changed.status).toBe(403);
    expect((await demo.portal.payload.findByID({ collection, id: doc.id })).source).toBe(doc.source);
  },
);

it.each(['refund-rules', 'contract-templates'] as const)(
  'of %s a new version is made, which begins later, has the next number, and is changed until it holds',
  async (collection) => {
    const doc = await inForce(collection);
    const [first, second] = [await copyOf(collection, doc.id), await copyOf(collection, doc.id)];
    expect([first.version, second.version]).toEqual([2, 3]);
    expect(first.effectiveOn).toBe('2026-12-01');
    const edit = async (data: object) => {
      const { body } = await call('GET', `${collection}/${first.id}?depth=0`);
      return call('PATCH', `${collection}/${first.id}?depth=0`, { ...data, edition: body.edition });
    };
    expect((await edit({ source: 'another', effectiveOn: '2027-02-01' })).status).toBe(200);
    expect((await edit({ effectiveOn: '2026-11-23' })).status).toBe(400);
    expect((await edit({ version: 3 })).status).toBe(400);
    demo.setNow('2027-02-01T02:00:00.000Z');
    expect((await edit({ source: 'a third' })).status).toBe(403);
    demo.setNow('2026-11-23T07:02:00.000Z');
  },
);

it('a rule says in itself what its fields say, and the terms of the day read it', async () => {
  const doc = await inForce('refund-rules');
  const copy = await copyOf('refund-rules', doc.id);
  expect(copy.rule).toMatchObject({ code: doc.code, version: copy.version, effectiveOn: copy.effectiveOn, kind: copy.kind });
  const read = await demo.portal.terms.rulesOn(copy.effectiveOn);
  expect(read.find(({ rule }) => rule.code === doc.code)?.rule.version).toBe(copy.version);
});

it('what is to come into force waits on a legal editor’s home, the next first, and nothing else does', async () => {
  const { portal } = demo;
  const template = await copyOf('contract-templates', (await inForce('contract-templates')).id);
  const user = { id: 'legal', collection: 'users', roles: ['legal_editor'] } as const;
  const tasks = await tasksOf(
    { portal, user: { ...user, roles: [...user.roles] }, facilityId: undefined, lang: 'zh' },
    createTranslator('zh'),
  );
  const ahead = await portal.terms.listAhead('2026-11-23', 10);
  expect(ahead.map(({ effectiveOn }) => effectiveOn)).toEqual(ahead.map(({ effectiveOn }) => effectiveOn).sort());
  expect(tasks.map(({ href }) => href)).toEqual(ahead.map(({ collection, id }) => `/admin/collections/${collection}/${id}`));
  expect(tasks.map(({ href }) => href)).toContain(`/admin/collections/contract-templates/${template.id}`);
  expect(tasks.every(({ title }) => /^.+：.*日起生效$/.test(title))).toBe(true);
  expect(await portal.terms.listAhead('2099-01-01', 10)).toEqual([]);
});
