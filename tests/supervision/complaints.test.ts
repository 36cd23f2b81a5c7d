import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { complain } from '#cms/supervision/complain.ts';
import { followComplaint } from '#cms/supervision/follow-complaint.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

let forms = 0;
const written = (over: object = {}) => ({
  formKey: `form-of-a-complaint-${++forms}`,
  subject: 'money',
  about: '',
  text: '退费拖了一个月',
  contact: '',
  from: '203.0.113.9',
  lang: 'zh' as const,
  ...over,
});
async function sent(over: object = {}) {
  const result = await complain(demo.portal, written(over));
  if (!result.ok) throw new Error(result.code);
  return result.complaint;
}
const follow = (number: string) => followComplaint(demo.portal, { number, from: '203.0.113.9' });
const staff = async (email: string) =>
  ({
    ...(await demo.portal.payload.find({ collection: 'users', where: { email: { equals: email } }, depth: 0 })).docs[0],
    collection: 'users',
  }) as User & { collection: 'users' };
const update = async (id: string, data: object, email = 'city@demo.example') =>
  demo.portal.payload.update({ collection: 'complaints', id, data, user: await staff(email), overrideAccess: false, depth: 0 });
const messagesTo = async (to: string) =>
  (await demo.portal.payload.find({ collection: 'messages', where: { to: { equals: to } } })).docs;

describe('a complaint', () => {
  it('is followed by its number, which says how it stands and the answer, and nothing that was written', async () => {
    const { id, number } = await sent({ contact: 'Parent@Example.org', slug: EXAMPLE_SLUG });
    expect(await follow(number.toLowerCase())).toEqual({
      ok: true,
      complaint: expect.objectContaining({ number, subject: 'money', state: 'received', reply: '' }),
    });
    await update(id, { reply: '还没写完' });
    expect(await follow(number), 'a draft of the answer is nobody’s yet').toMatchObject({ complaint: { reply: '' } });
    await update(id, { state: 'looked_into' });
    expect(await messagesTo('parent@example.org')).toEqual([]);
    await update(id, { state: 'answered', reply: '园方今天已经退了。' });
    const followed = await follow(number);
    expect(followed).toMatchObject({
      complaint: { state: 'answered', reply: '园方今天已经退了。', answeredAt: expect.any(String) },
    });
    expect(JSON.stringify(followed)).not.toMatch(/example\.org|退费拖了/i);
    await expect.poll(() => messagesTo('parent@example.org')).toHaveLength(1);
    const [message] = await messagesTo('parent@example.org');
    expect([message?.kind, message?.text.includes(number), message?.text.includes('园方')]).toEqual([
      'complaint_answered',
      true,
      false,
    ]);
  });

  it('that was answered stays as it is, and no answer is without words', async () => {
    const { id } = await sent();
    await expect(update(id, { state: 'answered' })).rejects.toMatchObject({ status: 409 });
    await update(id, { state: 'answered', reply: '已核实' });
    await expect(update(id, { state: 'received' })).rejects.toMatchObject({ status: 409 });
    await expect(update(id, { reply: '另一个说法' })).rejects.toMatchObject({ status: 409 });
  });

  it('sent twice by one form is one', async () => {
    const form = written({ slug: EXAMPLE_SLUG });
    const results = await Promise.all([complain(demo.portal, form), complain(demo.portal, form)]);
    const numbers = results.map((one) => one.ok && one.complaint.number);
    expect(numbers[0]).toBe(numbers[1]);
    const where = { formKey: { equals: form.formKey } };
    expect((await demo.portal.payload.count({ collection: 'complaints', where })).totalDocs).toBe(1);
  });

  it.each([
    [{ subject: '' }, 'subject'],
    [{ subject: 'praise' }, 'subject'],
    [{ text: ' \n ' }, 'text'],
    [{ text: 'x'.repeat(2001) }, 'text'],
    [{ contact: 'not a contact' }, 'contact'],
    [{ about: 'x'.repeat(81) }, 'about'],
  ])('with %o is refused at its field', async (over, field) => {
    expect(await complain(demo.portal, written(over))).toMatchObject({ ok: false, field });
  });

  it('is seen by the supervisors of the centre’s district and by the city, and not by the centre', async () => {
    const { id } = await sent({ slug: EXAMPLE_SLUG });
    const sees = async (email: string) =>
      demo.portal.payload
        .find({ collection: 'complaints', where: { id: { equals: id } }, user: await staff(email), overrideAccess: false })
        .then(
          ({ docs }) => docs.length,
          () => 0,
        );
    expect(await Promise.all(['city@demo.example', 'head@demo.example', 'author@demo.example'].map(sees))).toEqual([1, 0, 0]);
    const city = await staff('city@demo.example');
    expect(await demo.portal.complaints.countOpen(city)).toBeGreaterThan(0);
  });

  it('of a number that is none, or is nobody’s, says so', async () => {
    expect(await follow('7KQ4')).toMatchObject({ ok: false, status: 400, field: 'number' });
    expect(await follow('7KQ4-M2XD-93PA')).toMatchObject({ ok: false, status: 404, field: 'number' });
  });
});
