import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseNotifier } from '#cms/ports/notify/choose.ts';
import type { Notification, NotifierPort, SendFailure } from '#cms/ports/notify/port.ts';
import { signAliyun } from '#cms/ports/notify/sms/acs3.ts';
import { canonicalTencent } from '#cms/ports/notify/sms/tc3.ts';
import { DOOR_NEWS } from '#domain/booking/door-news.ts';
import { INFECTION_NEWS } from '#domain/booking/infection.ts';
import { VISIT_NEWS } from '#domain/guidance/home-visit.ts';
import { ACCOUNT } from '../../sms-stand-in/account.ts';
import { type SmsStandIn, startSmsStandIn } from '../../sms-stand-in/index.ts';
import { createMemoryOutboxStore } from './memory-stores.ts';

const code: Notification = {
  id: 'code:42',
  to: '13800000001',
  channel: 'sms',
  kind: 'sign_in_code',
  subject: '近托登录验证码',
  text: '验证码 123456，10 分钟内有效。',
  values: { code: '123456', minutes: 10 },
  lang: 'zh',
};
const deps = {
  outbox: createMemoryOutboxStore(),
  now: () => '2026-11-02T01:00:00.000Z',
  country: 'CN',
  clock: Date.now,
} as const;
const TEMPLATES = {
  aliyun: 'sign_in_code=SMS_154950909, booking_confirmed=SMS_154950910',
  tencent: 'sign_in_code=449739, booking_confirmed=449740',
};
const settings = (provider: 'aliyun' | 'tencent', url = 'http://127.0.0.1:9') => ({
  SMS_PROVIDER: provider,
  SMS_KEY_ID: ACCOUNT.keyId,
  SMS_KEY_SECRET: ACCOUNT.keySecret,
  SMS_SIGN_NAME: ACCOUNT.signName,
  SMS_APP_ID: ACCOUNT.appId,
  SMS_TEMPLATES: TEMPLATES[provider],
  SMS_ENDPOINT: url,
});

/** How each of the two says it. */
const REFUSALS: Record<'aliyun' | 'tencent', [said: string | number, code: SendFailure][]> = {
  aliyun: [
    ['isv.MOBILE_NUMBER_ILLEGAL', 'bad_address'],
    ['isv.AMOUNT_NOT_ENOUGH', 'no_credit'],
    ['isv.OUT_OF_SERVICE', 'no_credit'],
    ['isv.BUSINESS_LIMIT_CONTROL', 'throttled'],
    ['isv.DAY_LIMIT_CONTROL', 'throttled'],
    ['Throttling.User', 'throttled'],
    ['isv.SMS_TEMPLATE_ILLEGAL', 'unavailable'],
    ['isp.SYSTEM_ERROR', 'unavailable'],
    ['SignatureDoesNotMatch', 'unavailable'],
    [503, 'unavailable'],
    ['silence', 'unavailable'],
  ],
  tencent: [
    ['InvalidParameterValue.IncorrectPhoneNumber', 'bad_address'],
    ['FailedOperation.PhoneNumberInBlacklist', 'bad_address'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'no_credit'],
    ['LimitExceeded.PhoneNumberDailyLimit', 'throttled'],
    ['LimitExceeded.PhoneNumberThirtySecondLimit', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['FailedOperation.TemplateIncorrectOrUnapproved', 'unavailable'],
    ['InternalError.Timeout', 'unavailable'],
    ['AuthFailure.SignatureFailure', 'unavailable'],
    [502, 'unavailable'],
    ['silence', 'unavailable'],
  ],
};

describe.each(['aliyun', 'tencent'] as const)('text messages by %s', (provider) => {
  let standIn: SmsStandIn;
  let port: NotifierPort;
  beforeEach(async () => {
    standIn = await startSmsStandIn(provider);
    port = chooseNotifier(settings(provider, standIn.url), deps);
  });
  afterEach(() => standIn.close());

  it('go out as is published, signed', async () => {
    expect(await port.send(code)).toEqual({ ok: true });
    expect(standIn.wrong).toEqual([]);
    expect(standIn.sent).toEqual([
      {
        number: provider === 'aliyun' ? '13800000001' : '+8613800000001',
        signName: '近托',
        template: provider === 'aliyun' ? 'SMS_154950909' : '449739',
        values: provider === 'aliyun' ? ['code=123456', 'minutes=10'] : ['123456', '10'],
        about: 'code:42',
      },
    ]);
  });

  it('go abroad by the code of the country, and say odd values in the length that is allowed', async () => {
    const facility = `(海陵)*示例'托育园'! a+b&c=d/é😀 ${'长'.repeat(40)}`;
    const values = { facility, when: '2026-12-01 09:00', total: '¥80.00' };
    const sent = await port.send({ ...code, id: 'b', to: '+85291234567', kind: 'booking_confirmed', values });
    expect([sent, standIn.wrong]).toEqual([{ ok: true }, []]);
    expect(standIn.sent[0]?.number).toBe(provider === 'aliyun' ? '85291234567' : '+85291234567');
    const said = standIn.sent[0]?.values[0]?.replace('facility=', '') ?? '';
    expect([...said]).toHaveLength(35);
    expect(said.startsWith(`(海陵)*示例'托育园'! a+b&c=d/é😀 长`)).toBe(true);
  });

  it('go out once for one id', async () => {
    await Promise.all([port.send(code), port.send(code)]);
    await port.send(code);
    expect(standIn.sent).toHaveLength(1);
  });

  it.each(REFUSALS[provider])('that are answered %s are %s, and may be sent again', async (said, expected) => {
    standIn.answerNext(said);
    const impatient = chooseNotifier(settings(provider, standIn.url), { ...deps, smsTimeout: 1_000 });
    const refused = await (said === 'silence' ? impatient : port).send(code);
    expect(refused).toMatchObject({ ok: false, code: expected, message: expect.stringMatching(/。$/) });
    expect(await port.send({ ...code, id: 'en', lang: 'en' })).toEqual({ ok: true });
    expect(JSON.stringify(refused)).not.toMatch(/123456|13800000001/);
    expect(await port.send(code)).toEqual({ ok: true });
    expect(standIn.wrong).toEqual([]);
  });

  it('say that nobody is there, without the number and the code', async () => {
    await standIn.close();
    const refused = await port.send(code);
    expect(refused).toMatchObject({ ok: false, code: 'unavailable', detail: `${provider}: ECONNREFUSED` });
  });

  it('go to no number that is none, and not without a template', async () => {
    expect(await port.send({ ...code, to: '12345678' })).toMatchObject({ ok: false, code: 'bad_address' });
    expect(await port.send({ ...code, kind: 'place_free', values: {} })).toMatchObject({ ok: false, code: 'no_channel' });
    await expect(port.send({ ...code, values: { code: '123456' } })).rejects.toThrow('minutes');
    expect(standIn.sent).toEqual([]);
  });
});

describe('signatures', () => {
  it('of Aliyun are those of its own example', () => {
    const call = {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
      date: '2023-10-26T10:22:32Z',
      nonce: '3156853299f313e23d1673dc12e1703d',
    };
    const key = { keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' };
    expect(signAliyun(call, key).authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('of Tencent Cloud are over what its own example signs', () => {
    const body = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
    expect(canonicalTencent({ host: 'cvm.tencentcloudapi.com', action: 'DescribeInstances', body })).toBe(
      [
        'POST',
        '/',
        '',
        'content-type:application/json; charset=utf-8',
        'host:cvm.tencentcloudapi.com',
        'x-tc-action:describeinstances',
        '',
        'content-type;host;x-tc-action',
        '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064',
      ].join('\n'),
    );
  });
});

describe('the settings of text messages', () => {
  const all = settings('tencent', 'https://sms.tencentcloudapi.com');
  it.each(['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES', 'SMS_APP_ID'])('need %s', (name) => {
    expect(() => chooseNotifier({ ...all, [name]: ' ' }, deps)).toThrow(name);
  });

  it.each([
    { SMS_PROVIDER: 'carrier-pigeon' },
    { SMS_TEMPLATES: 'booking_confirmed=1' },
    { SMS_TEMPLATES: 'sign_in_code=1,birthday=2' },
    { SMS_TEMPLATES: 'sign_in_code' },
    { SMS_ENDPOINT: 'http://sms.example' },
    { SMS_ENDPOINT: 'sms.example' },
  ])('are refused with %j', (wrong) => {
    expect(() => chooseNotifier({ ...all, ...wrong }, deps)).toThrow(Object.keys(wrong)[0]);
  });

  it('take a template for whatever a family hears of the door, of illness in a class and of home visits', () => {
    const kinds = [...DOOR_NEWS, ...INFECTION_NEWS, ...VISIT_NEWS.map((news) => `visit_${news}`)];
    for (const kind of kinds)
      expect(() => chooseNotifier({ ...all, SMS_TEMPLATES: `sign_in_code=1,${kind}=2` }, deps)).not.toThrow();
  });

  it('say what is reached: telephones too, or by mail alone', () => {
    const SMTP_URL = 'smtps://portal:secret@mail.example';
    expect(chooseNotifier({ SMTP_URL }, deps)).toMatchObject({ name: 'smtp', reaches: { email: true, phone: false } });
    expect(chooseNotifier({ SMTP_URL, ...all }, deps)).toMatchObject({
      name: 'smtp, tencent',
      reaches: { email: true, phone: true },
    });
    expect(chooseNotifier({}, deps).reaches).toEqual({ email: true, phone: true });
  });
});
