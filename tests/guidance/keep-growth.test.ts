import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { removeChild } from '#cms/booking/remove-child.ts';
import { wrongs } from '#cms/core/problem.ts';
import { forgetGrowth, keepGrowth } from '#cms/guidance/growth/keep-growth.ts';
import { readMeasuredChild, type SaidGrowth } from '#cms/guidance/growth/read-child.ts';
import { growthOf, joinedGrowth } from '#cms/records/children.ts';
import { readGrowthForm } from '#site/guidance/growth-form.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

const row = (on: string, over: object = {}) => ({ on, weight: '', length: '', head: '', ...over });
const SAID: SaidGrowth = {
  sex: 'boy',
  birthDate: '2026-03-01',
  weeks: '',
  measured: [row('2026-10-01', { weight: '8.3' }), row('2026-06-01', { weight: '６．５', head: '41' })],
};

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

const read = (over: Partial<SaidGrowth>) => readMeasuredChild(demo.portal, { ...SAID, ...over });
const faults = (over: Partial<SaidGrowth>) => {
  const problem = read(over);
  return problem.ok ? [] : wrongs(problem).map(({ code, field }) => [code, field]);
};

describe('what is typed of a child’s growth', () => {
  it('is read by day, each once, with figures of whatever width', () => {
    const measured = [...SAID.measured, row('2026-10-01', { length: '71' })];
    expect(read({ measured })).toMatchObject({
      ok: true,
      child: {
        sex: 'boy',
        weeks: undefined,
        measured: [
          { on: '2026-06-01', weight: 6.5, head: 41 },
          { on: '2026-10-01', weight: 8.3, length: 71 },
        ],
      },
    });
  });

  it('is refused with all that is wrong, each at its field', () => {
    expect(faults({ sex: '' })).toEqual([['sex_missing', 'sex']]);
    expect(faults({ birthDate: '2026-02-30' })).toEqual([['birth_date_invalid', 'birthDate']]);
    expect(faults({ birthDate: '2021-01-01', measured: [] })).toEqual([['birth_date_not_under_three', 'birthDate']]);
    expect(faults({ birthDate: '2027-01-01', measured: [] })).toEqual([['birth_date_not_under_three', 'birthDate']]);
    expect(faults({ weeks: '12' })).toEqual([['too_small', 'weeks']]);
    expect(faults({ measured: [row('2026-10-01', { weight: '八斤' }), row('x', { head: '900' })] })).toEqual([
      ['size_invalid', 'measured.0.weight'],
      ['date_invalid', 'measured.1.on'],
      ['too_big', 'measured.1.head'],
    ]);
    expect(faults({ measured: [row('2026-02-01', { weight: '3' }), row('2027-01-01', { weight: '9' })] })).toEqual([
      ['measured_when', 'measured.0.on'],
      ['measured_when', 'measured.1.on'],
    ]);
  });
});

describe('a form of growth', () => {
  it('that somebody fills with rows without end is drawn again with few of them', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ sex: 'boy', birthDate: '2026-03-01' })) form.set(name, value);
    for (let row = 0; row < 500; row++)
      for (const [name, value] of Object.entries({ on: '2026-10-01', weight: '8' })) form.append(name, value);
    const said = readGrowthForm(form);
    expect(said.measured).toHaveLength(61);
    expect(faults(said)).toEqual([['too_many', 'measured']]);
  });
});

describe('a child’s growth in the account', () => {
  async function family(contact: string) {
    const guardian = await findOrCreateGuardian(demo.portal, contact, 'zh');
    const details = { name: '小满', birthDate: '2026-03-01', healthConsent: false, pickups: [] };
    const saved = await saveChild(demo.portal, guardian.id, details);
    if (!saved.ok) throw new Error(saved.code);
    return { guardianId: guardian.id, childId: saved.child.id };
  }
  const keptOf = async (id: string) => {
    const child = await demo.portal.children.find(id);
    return child && growthOf(child);
  };

  it('is kept with consent alone, and gone when that is taken back', async () => {
    const which = await family('13900002001');
    const { birthDate: _, ...said } = SAID;
    expect(await keepGrowth(demo.portal, { ...which, ...said, consents: false })).toMatchObject({ code: 'growth_consent' });
    expect(await keptOf(which.childId)).toBeUndefined();
    expect(await keepGrowth(demo.portal, { ...which, ...said, consents: true })).toMatchObject({ ok: true });
    expect(await keptOf(which.childId)).toMatchObject({ sex: 'boy', measured: [{ weight: 6.5 }, { weight: 8.3 }] });
    await forgetGrowth(demo.portal, which);
    expect(await keptOf(which.childId)).toBeUndefined();
  });

  it('that both guardians had written down is gone whole when consent is taken back', async () => {
    const { portal } = demo;
    const [one, other] = [await family('13900002004'), await family('13900002005')];
    const { birthDate: _, ...said } = SAID;
    for (const which of [one, other]) await keepGrowth(portal, { ...which, ...said, consents: true });
    const invited = await inviteGuardian(portal, one.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const asked = { guardianId: other.guardianId, code: invited.code, from: '203.0.113.7' };
    expect(await acceptInvitation(portal, asked)).toEqual({ ok: true });
    await forgetGrowth(portal, one);
    expect([await keptOf(one.childId), await keptOf(other.childId)]).toEqual([undefined, undefined]);
  });

  it('is not another family’s, and goes with the child', async () => {
    const [own, other] = [await family('13900002002'), await family('13900002003')];
    const { birthDate: _, ...said } = SAID;
    const as = { guardianId: other.guardianId, childId: own.childId };
    expect(await keepGrowth(demo.portal, { ...as, ...said, consents: true })).toMatchObject({ status: 404 });
    expect(await forgetGrowth(demo.portal, as)).toMatchObject({ status: 404 });
    await keepGrowth(demo.portal, { ...own, ...said, consents: true });
    await removeChild(demo.portal, own);
    expect(await keptOf(own.childId)).toBeUndefined();
  });

  it('of two records of one child is joined day by day', () => {
    const kept = { sex: 'girl', agreedAt: 'a', measured: [{ on: '2026-06-01', weight: 6 }] } as const;
    const other = {
      sex: 'girl',
      agreedAt: 'b',
      measured: [
        { on: '2026-06-01', weight: 7 },
        { on: '2026-05-01', head: 40 },
      ],
    } as const;
    const joined = joinedGrowth({ ...kept, measured: [...kept.measured] }, { ...other, measured: [...other.measured] });
    expect(joined?.measured).toEqual([{ on: '2026-05-01', head: 40 }, kept.measured[0]]);
    expect(joinedGrowth(undefined, undefined)).toBeNull();
  });
});
