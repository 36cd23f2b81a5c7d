import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { askQuestion, type SaidQuestion } from '#cms/guidance/questions/ask.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

let forms = 0;
async function ask(
  contact: string,
  over: Partial<SaidQuestion & { signs: string[]; noSigns: boolean; publishable: boolean }> = {},
) {
  const { id: guardianId } = await findOrCreateGuardian(demo.portal, contact, 'zh');
  const said = { formKey: `form-${String(forms++).padStart(16, '0')}`, topic: 'nutrition', month: '8', text: '吃鸡蛋起疹子' };
  return {
    guardianId,
    asked: await askQuestion(demo.portal, {
      ...said,
      guardianId,
      lang: 'zh',
      publishable: true,
      signs: [],
      noSigns: true,
      ...over,
    }),
  };
}

const answer = (id: string, data: object) =>
  demo.portal.payload.update({ collection: 'questions', id, data, user: staff.reviewer, overrideAccess: false });

describe('a question', () => {
  it('goes out only when the signs that cannot wait were looked at and none is there', async () => {
    expect((await ask('13900003001', { noSigns: false })).asked).toMatchObject({ code: 'question_signs' });
    expect((await ask('13900003001', { signs: ['blue'] })).asked).toMatchObject({ code: 'question_urgent' });
    const { guardianId, asked } = await ask('13900003001', { text: ' ' });
    expect(asked).toMatchObject({ ok: false, field: 'text' });
    for (const field of ['topic', 'month'])
      expect((await ask('13900003001', { [field]: '' })).asked).toMatchObject({ code: 'required', field });
    expect(await demo.portal.questions.listOf(guardianId)).toEqual([]);
  });

  it('is answered once by an expert who does not see whose it is, and the family is told', async () => {
    const { guardianId, asked } = await ask('13900003002');
    if (!asked.ok) throw new Error(asked.code);
    const { id } = asked.question;
    const seen = await demo.portal.payload.findByID({
      collection: 'questions',
      id,
      user: staff.reviewer,
      overrideAccess: false,
    });
    expect(JSON.stringify(seen)).not.toContain(guardianId);
    await answer(id, { state: 'answered', reply: '先停两周' });
    expect(await demo.portal.questions.listOf(guardianId)).toMatchObject([{ state: 'answered', reply: '先停两周' }]);
    const { docs } = await demo.portal.payload.find({
      collection: 'letters',
      where: { key: { equals: `question:${id}:answered` } },
    });
    expect(docs).toHaveLength(1);
    await expect(answer(id, { reply: '别的' })).rejects.toThrow();
  });

  it('is public in the expert’s words alone, and stays so when the account is closed, without whose it was', async () => {
    const { guardianId, asked } = await ask('13900003003', { text: '我家小满吃鸡蛋起疹子' });
    if (!asked.ok) throw new Error(asked.code);
    const { id } = asked.question;
    await answer(id, { state: 'answered', reply: '先停两周' });
    const listPublic = () => demo.portal.questions.listPublic('zh', { limit: 100 });
    expect((await listPublic()).map((one) => one.id)).not.toContain(id);
    await answer(id, { published: true, publicQuestion: '吃鸡蛋起疹子，还能吃吗？', publicAnswer: '先停两周再试。' });
    const shown = (await listPublic()).find((one) => one.id === id);
    expect(shown).toMatchObject({ question: '吃鸡蛋起疹子，还能吃吗？', month: 8 });
    expect(JSON.stringify(shown)).not.toContain('小满');
    await demo.portal.work((unit) => demo.portal.familyData.erase({ id: guardianId, contact: '13900003003' }, unit));
    expect(await demo.portal.questions.get(id)).toMatchObject({ guardianId: undefined, text: '—', reply: '—' });
    expect((await listPublic()).map((one) => one.id)).toContain(id);
  });

  it('that is not public goes with the account', async () => {
    const { guardianId, asked } = await ask('13900003004');
    if (!asked.ok) throw new Error(asked.code);
    await demo.portal.work((unit) => demo.portal.familyData.erase({ id: guardianId, contact: '13900003004' }, unit));
    await expect(demo.portal.questions.get(asked.question.id)).rejects.toThrow();
  });
});

it('is nobody else’s, though somebody sends the same form', async () => {
  const formKey = 'form-of-somebody-else';
  const first = await ask('13900003101', { formKey });
  expect(await ask('13900003101', { formKey })).toEqual(first);
  expect((await ask('13900003102', { formKey })).asked).toMatchObject({ ok: false, status: 404 });
});

it('who asks all day is asked to wait: each is work for an expert', async () => {
  for (let times = 0; times < 10; times++) expect((await ask('13900003110')).asked).toMatchObject({ ok: true });
  expect((await ask('13900003110')).asked).toMatchObject({ status: 429, code: 'too_many_requests' });
});
