import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '#cms/city/taizhou/pack.ts';
import { readQuestion } from '#cms/guidance/questions/ask.ts';
import { signsAt } from '#domain/guidance/danger-signs.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2 });
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

const NEW = {
  ...{ key: 'test-sign', what: '新的信号', urgency: 'hospital', fromMonth: 8, toMonth: 12, shownFrom: 8, shownTo: 12, order: 5 },
  ...{ checked: 'copy', readOn: '2026-11-20', source: '一份规范' },
} as const;
const as = (user: SignedIn, locale: Lang = 'zh') =>
  ({ collection: 'danger-signs', locale, user, overrideAccess: false }) as const;
const add = (user: SignedIn, over: object = {}) =>
  demo.portal.payload.create({ ...as(user), draft: true, data: { ...NEW, ...over } as never });
const save = (
  user: SignedIn,
  id: string,
  data: object,
  { locale = 'zh', draft = true }: { locale?: Lang; draft?: boolean } = {},
) => demo.portal.payload.update({ ...as(user, locale), id, draft, data });
const idOf = async (key: string) => {
  const { docs } = await demo.portal.payload.find({ collection: 'danger-signs', where: { key: { equals: key } }, depth: 0 });
  return docs[0]?.id ?? '';
};
const shown = async (key: string) => (await demo.portal.dangerSigns.listNamed([key]))[0];

describe('the city’s list of danger signs', () => {
  it('begins as the pack has it, in its order, with the months in which the calendar lists each', async () => {
    expect(await demo.portal.dangerSigns.list()).toEqual(pack.dangerSigns?.map((sign) => expect.objectContaining(sign)));
    for (const month of [0, 2, 5, 8, 17, 36])
      expect(signsAt(await demo.portal.dangerSigns.listAt(month), month)).toEqual(
        signsAt(pack.dangerSigns ?? [], month).map((group) => ({
          ...group,
          signs: group.signs.map((sign) => expect.objectContaining(sign)),
        })),
      );
  });

  it('is edited by two people: what one writes is in no list until a reviewer who did not write it publishes it', async () => {
    const { id } = await add(staff.author);
    await save(staff.author, id, { what: 'A new sign', source: 'A standard' }, { locale: 'en' });
    expect(await shown('test-sign')).toBeUndefined();
    await expect(save(staff.author, id, { _status: 'published' }, { draft: false })).rejects.toThrow();
    await expect(save(staff.admin, id, { _status: 'published' }, { draft: false })).rejects.toThrow();
    await save(staff.reviewer, id, { _status: 'published' }, { draft: false });
    expect(await shown('test-sign')).toMatchObject({ what: { zh: '新的信号', en: 'A new sign' }, urgency: 'hospital' });
    const [group] = signsAt(await demo.portal.dangerSigns.listAt(8), 8).filter(({ urgency }) => urgency === 'hospital');
    expect(group?.signs[0]?.key).toBe('test-sign');
    expect(signsAt(await demo.portal.dangerSigns.listAt(13), 13).flatMap(({ signs }) => signs)).not.toContainEqual(
      expect.objectContaining({ key: 'test-sign' }),
    );
    const asked = await readQuestion(demo.portal, { formKey: 'sign-form-00000001', topic: 'health', month: '8', text: '问' });
    expect(asked.ok && asked.flags.flatMap(({ signs }) => signs).map(({ key }) => key)).toContain('test-sign');
  });

  it('takes a change of urgency from two people as well, and a withdrawal from a reviewer', async () => {
    const id = await idOf('blood-stool');
    await save(staff.reviewer, id, { urgency: 'ambulance' });
    expect((await shown('blood-stool'))?.urgency).toBe('hospital');
    await expect(save(staff.reviewer, id, { _status: 'published' }, { draft: false })).rejects.toThrow('要由别人');
    await expect(save(staff.author, id, { _status: 'draft' }, { draft: false })).rejects.toThrow();
    await expect(demo.portal.payload.delete({ ...as(staff.admin), id })).rejects.toThrow();
    expect((await shown('blood-stool'))?.urgency).toBe('hospital');
  });

  it('has a source, a mark and a day for each, a key that stays, and no key twice', async () => {
    const write = (over: object) =>
      demo.portal.payload.create({ ...as(staff.author), data: { ...NEW, key: 'test-other', ...over } as never });
    expect((await write({ key: 'test-third' })).key).toBe('test-third');
    for (const over of [{ key: 'two words' }, { key: 'blue' }, { source: '' }, { readOn: 'soon' }, { shownFrom: 9, shownTo: 8 }])
      await expect(write(over), JSON.stringify(over)).rejects.toThrow();
    const id = await idOf('blue');
    await save(staff.author, id, { key: 'green' });
    const draft = await demo.portal.payload.findByID({ collection: 'danger-signs', id, draft: true });
    expect(draft.key).toBe('blue');
  });

  it('is what the months of a message can name: an unknown key is refused with its name', async () => {
    const tip = { fromMonth: 6, toMonth: 6, what: '一件事', article: 'separation-anxiety' };
    const write = (sign: string) =>
      demo.portal.payload.create({
        ...{ collection: 'month-tips', locale: 'zh', user: staff.author, overrideAccess: false },
        data: { ...tip, sign } as never,
      });
    expect((await write('blue')).sign).toBe('blue');
    await expect(write('no-such-sign')).rejects.toMatchObject({
      data: { errors: [{ message: expect.stringContaining('no-such-sign') }] },
    });
  });
});
