import { describe, expect, it } from 'vitest';
import { requestCode } from '#cms/accounts/request-code.ts';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { partsOf } from '../support/parts-of.ts';
import { accountsInMemory, environment, NOW } from './signing-in.ts';

const city = { country: 'CN', brand: { zh: '近托', en: 'Jintuo' } } as CityPack;

function asking({ sending = { ok: true } as SendResult } = {}) {
  const { codes, records } = accountsInMemory();
  const sent: { to: string; text: string; id: string }[] = [];
  const warned: object[] = [];
  let now = NOW;
  const portal = partsOf<typeof requestCode>({
    city,
    environment,
    now: () => now,
    signInCodes: records.signInCodes,
    log: { warn: (fields) => void warned.push(fields) },
    notify: {
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
const mine = { to: '138 0000 0001', lang: 'zh' } as const;

describe('asking for a sign-in code', () => {
  it('sends six digits to the contact in its one form, and keeps only a hash of them', async () => {
    const { portal, codes, sent } = asking();
    expect(await requestCode(portal, mine)).toEqual({ ok: true, to: '13800000001' });
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
