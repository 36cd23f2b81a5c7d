import { describe, expect, it } from 'vitest';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { wrongs } from '#cms/core/problem.ts';

type Guardians = Parameters<typeof saveGuardian>[0]['guardians'];
type Children = Parameters<typeof saveChild>[0]['children'];

const kept: object[] = [];
const guardians = { change: async (id: string, data: object) => ({ id, ...data }) } as Guardians;
const children = {
  listOf: async () => [],
  findRemoved: async () => undefined,
  add: async (data: object) => {
    kept.push(data);
    return data;
  },
} as unknown as Children;
const here = { children, now: () => '2026-11-23T06:00:00Z', city: { timeZone: 'Asia/Shanghai', country: 'CN' } } as Parameters<
  typeof saveChild
>[0];

const guardian = (over: object) =>
  saveGuardian({ guardians }, { guardianId: 'g', name: '王小花', relation: '母亲', adult: true, ...over });
const child = (over: object) =>
  saveChild(here, 'g', { name: '小满', birthDate: '2026-03-01', healthConsent: true, healthNotes: '', pickups: [], ...over });

const ODD = ['', ' \u200b ', '王\u202e花', '王\u0000', '王\n花', '王\ud800', '花'.repeat(61), '花'.repeat(100_000)];

describe('a family, whichever door it comes by', () => {
  it.each(ODD)('is refused with the name %j', async (name) => {
    expect(await guardian({ name })).toMatchObject({ ok: false, status: 400, field: 'guardianName' });
    expect(await child({ name })).toMatchObject({ ok: false, status: 400, field: 'childName' });
    const pickups = [{ name, relation: '外婆', phone: '13900000000' }];
    expect(await child({ pickups })).toMatchObject({ ok: false, status: 400, field: 'pickups.0.name' });
  });

  it('is kept without what nobody sees', async () => {
    expect(await guardian({ name: ' 王\u200b小花 ', relation: '母\u2060亲' })).toMatchObject({
      guardian: { name: '王小花', relation: '母亲' },
    });
    await child({ name: '小\ufeff满', healthNotes: '对鸡蛋过敏\n午睡要抱' });
    expect(kept.at(-1)).toMatchObject({ name: '小满', healthNotes: '对鸡蛋过敏\n午睡要抱' });
  });

  it('is refused with a relation or notes that turn round', async () => {
    expect(await guardian({ relation: '母\u2067亲' })).toMatchObject({ ok: false, field: 'relation' });
    expect(await child({ healthNotes: '倒\u202e着' })).toMatchObject({ ok: false, field: 'healthNotes' });
  });

  it('is told everything that is wrong at once, each field once', async () => {
    const refused = await child({
      name: ' ',
      birthDate: '2026-02-30',
      healthNotes: '花生过敏 🥜',
      healthConsent: false,
      pickups: [{ name: '王大花', relation: '外婆', phone: '1380000' }],
    });
    expect(refused).toMatchObject({ ok: false });
    const fields = refused.ok ? [] : wrongs(refused).map(({ field, code }) => [field, code]);
    expect(Object.fromEntries(fields)).toEqual({
      childName: 'name_missing',
      birthDate: 'birth_date_invalid',
      healthNotes: 'not_printable',
      consentHealth: 'health_consent',
      'pickups.0.phone': 'phone_too_short',
    });
    expect(fields).toHaveLength(5);
    const both = await guardian({ name: '', adult: false });
    expect(both.ok ? [] : wrongs(both).map(({ field }) => field)).toEqual(['guardianName', 'adult']);
  });

  it('is asked about an allergy that is written without consent, and nothing is kept', async () => {
    const before = kept.length;
    expect(await child({ healthNotes: '花生过敏', healthConsent: false })).toMatchObject({
      ok: false,
      code: 'health_consent',
      field: 'consentHealth',
    });
    expect(kept).toHaveLength(before);
    expect(await child({ healthNotes: ' ', healthConsent: false })).toMatchObject({ ok: true });
  });

  it.each(['外婆', '奶奶', 'Grandmother', '其他监护人', '姨妈'])(
    'has no %s sign without saying by what she is guardian',
    async (relation) => {
      expect(await guardian({ relation })).toMatchObject({ ok: false, code: 'guardian_ground', field: 'ground' });
      expect(await guardian({ relation, ground: '居委会指定' })).toMatchObject({ guardian: { relation, ground: '居委会指定' } });
      expect(await guardian({ relation: 'mother', ground: 'x' })).toMatchObject({ guardian: { ground: '' } });
    },
  );
});
