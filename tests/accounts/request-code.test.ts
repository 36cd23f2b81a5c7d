import { describe, expect, it } from 'vitest';
import { requestCode } from '#cms/accounts/request-code.ts';
import type { CityPack } from '#cms/city/city-pack.ts';
import { pack } from '#cms/city/taizhou/pack.ts';
import type { Environment } from '#cms/core/environment.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { partsOf } from '../support/parts-of.ts';
import { accountsInMemory, environment, NOW } from './signing-in.ts';

const city = { country: 'CN', codes: pack.codes, brand: { zh: '近托', en: 'Jintuo' } } as CityPack;

function asking({ sending = { ok: true } as SendResult, settings = {} as Partial<Environment>, phone = true } = {}) {
  const { codes, records } = accountsInMemory();
  const sent: { to: string; text: string; id: string }[] = [];
  const warned: object[] = [];
  let now = NOW;
  const portal = partsOf<typeof requestCode>({
    city,
    environment: { ...environment, ...settings },
    now: () => now,
    limits: records.limits,
    signInCodes: records.signInCodes,
    log: { warn: (fields) => void warned.push(fields) },
    notify: {
      reaches: { email: true, phone },
      send: async (message) => {
        sent.push(message);
        return sending;
      },
    },
  });
  const later = (minutes: number) => {
    now = plusMinutes(now, minutes);
  };
  return { portal, codes, sent, warned, later };
}
const mine = { to: '138 0000 0001', lang: 'zh', from: '203.0.113.1' } as const;

describe('asking for a sign-in code', () => {
  it('sends six digits to the contact in its one form, and keeps only a hash of them', async () => {
    const { portal, codes, sent } = asking();
    expect(await requestCode(portal, mine)).toEqual({
      ok: true,
      to: '13800000001',
      request: expect.stringMatching(/^[\w-]{32}$/),
    });
    const digits = /\d{6}/.exec(sent[0]?.text ?? '')?.[0] ?? '';
    expect(sent[0]).toMatchObject({ to: '13800000001', channel: 'sms', id: `code:${codes[0]?.id}` });
    expect(digits).toHaveLength(6);
    expect(JSON.stringify(codes)).not.toContain(digits);
    expect(codes[0]?.expiresAt).toBe(plusMinutes(NOW, 10));
  });

  it('six times within an hour is enough; a while later there is another', async () => {
    const { portal, sent, later } = asking();
    for (let n = 0; n < 6; n++) expect(await requestCode(portal, mine)).toMatchObject({ ok: true });
    expect(await requestCode(portal, mine)).toMatchObject({ ok: false, code: 'too_many_codes', status: 429 });
    expect(await requestCode(portal, { ...mine, to: 'a@example.org' })).toMatchObject({ ok: true });
    later(60);
    expect(await requestCode(portal, mine)).toMatchObject({ ok: true });
    expect(sent).toHaveLength(8);
  });

  it('goes out to no more than a few numbers from one address, and to none while others may ask', async () => {
    const { portal, sent } = asking();
    const ask = (n: number, from: string) => requestCode(portal, { to: `139${String(n).padStart(8, '0')}`, lang: 'zh', from });
    const answers: string[] = [];
    for (let n = 0; n < 430; n++) {
      const answer = await ask(n, '203.0.113.7');
      answers.push(answer.ok ? 'sent' : answer.code);
    }
    expect(sent).toHaveLength(20);
    expect(answers.slice(20)).toEqual(Array.from({ length: 410 }, () => 'too_many_requests'));
    expect(await ask(430, '203.0.113.8')).toMatchObject({ ok: true });
  });

  it('goes out from many addresses to one contact fifteen times a day, and to all together as often as is set', async () => {
    const { portal, sent, later } = asking({ settings: { codesPerDay: 17 } });
    for (let n = 0; n < 16; n++) {
      const answer = await requestCode(portal, { ...mine, from: `203.0.113.${n}` });
      expect(answer).toMatchObject(n < 15 ? { ok: true } : { ok: false, code: 'too_many_codes_today', status: 429 });
      later(10);
    }
    const ask = (n: number) => requestCode(portal, { to: `family${n}@example.org`, lang: 'en', from: `198.51.100.${n}` });
    expect([await ask(1), await ask(2), await ask(3)]).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: false, code: 'too_many_codes_today', params: { seconds: 86_400 } },
    ]);
    expect(sent).toHaveLength(17);
  });

  it.each<[what: string, to: string]>([
    ['a satellite of Iridium', '+8816 1234 56789'],
    ['a satellite of Inmarsat', '+870 773 123 456'],
    ['a satellite of China Satcom', '134 9000 0001'],
    ['a satellite of Tiantong', '+86 174 0012 3456'],
    ['another country', '+44 7400 123456'],
    ['a country that shares a code with one of ours', '+1 876 555 1234'],
    ['a number that costs who calls it', '+1 900 555 1234'],
    ['a number that follows a person', '+44 7012 345678'],
    ['an international number that costs', '+979 123 456 789'],
    ['a service', '400 100 0000'],
    ['a desk', '010 6405 2525'],
  ])('goes out to no telephone of %s', async (_, to) => {
    const { portal, codes, sent } = asking();
    const refused = await requestCode(portal, { ...mine, to });
    expect(refused).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^(phone_not_reached|phone_none|phone_not_mobile|phone_too_long|phone_too_short)$/),
      field: 'to',
    });
    expect([codes, sent]).toEqual([[], []]);
  });

  it('goes out to the countries of the city, or those that the operator names', async () => {
    const hongKong = { ...mine, to: '+852 9123 4567' };
    expect(await requestCode(asking().portal, hongKong)).toMatchObject({ ok: true, to: '+85291234567' });
    const narrow = asking({ settings: { codeCountries: ['CN'] } });
    expect(await requestCode(narrow.portal, hongKong)).toMatchObject({ ok: false, code: 'phone_not_reached', status: 422 });
    const wide = asking({ settings: { codeCountries: ['CN', 'GB'] } });
    expect(await requestCode(wide.portal, { ...mine, to: '+44 7400 123456' })).toMatchObject({ ok: true });
  });

  it('goes to no telephone where there is only mail, and nothing is kept or counted for it', async () => {
    const { portal, codes, sent } = asking({ phone: false });
    const refused = await requestCode(portal, mine);
    expect(refused).toMatchObject({ ok: false, code: 'send_no_channel', status: 422, field: 'to' });
    expect([codes, sent]).toEqual([[], []]);
    expect(await requestCode(portal, { ...mine, to: 'a@example.org' })).toMatchObject({ ok: true });
  });

  it('needs a phone number or an address', async () => {
    const { portal, sent } = asking();
    expect(await requestCode(portal, { ...mine, to: 'somebody' })).toMatchObject({
      ok: false,
      code: 'contact_invalid',
      field: 'to',
    });
    expect(sent).toEqual([]);
  });

  it('says that it could not be sent, and logs why without the contact', async () => {
    const { portal, warned } = asking({
      sending: { ok: false, code: 'unavailable', detail: 'no route', message: 'It could not be sent.' },
    });
    expect(await requestCode(portal, mine)).toMatchObject({ ok: false, code: 'send_unavailable', field: 'to' });
    expect(warned).toEqual([{ code: 'unavailable', detail: 'no route' }]);
  });
});
