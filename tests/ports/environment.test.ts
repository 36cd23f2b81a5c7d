import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as environment from '#cms/core/environment.ts';
import { ONLINE_SETTINGS } from '#cms/ports/payment/online-settings.ts';

type Settings = Record<string, string | undefined>;
const readEnvironment = (settings: Settings) => environment.readEnvironment({ NODE_ENV: 'test', ...settings });
const liveProblems = (settings: Settings) => environment.liveProblems({ NODE_ENV: 'test', ...settings });

const LIVE = {
  PORTAL_MODE: 'live',
  PAYLOAD_SECRET: randomBytes(32).toString('hex'),
  SMTP_URL: 'smtps://portal:secret@mail.example',
  STRIPE_SECRET_KEY: 'sk_live_example',
  STRIPE_WEBHOOK_SECRET: 'whsec_example',
  PUBLIC_ORIGIN: 'https://portal.example',
  TRUSTED_PROXIES: '1',
};

describe('the settings of a portal', () => {
  it.each(['Live', 'LIVE', 'production', 'demo ', 'live\n', '0'])('knows no mode %j', (mode) => {
    expect(() => readEnvironment({ PORTAL_MODE: mode })).toThrow(/PORTAL_MODE=.* is not a mode: demo or live/s);
  });

  it('is a demonstration unless told otherwise, in a folder of its own', () => {
    expect(readEnvironment({}).mode).toBe('demo');
    expect(readEnvironment({ PORTAL_MODE: 'demo' }).dataDir).toMatch(/var\/taizhou$/);
    expect(readEnvironment(LIVE).dataDir).toMatch(/var\/taizhou-live$/);
  });

  it('asks administrators for a second factor when live, and says what it does not know', () => {
    expect(readEnvironment(LIVE).secondFactor).toBe('required');
    expect(readEnvironment({}).secondFactor).toBe('offered');
    expect(readEnvironment({ ...LIVE, STAFF_SECOND_FACTOR: 'offered' }).secondFactor).toBe('offered');
    expect(() => readEnvironment({ ...LIVE, STAFF_SECOND_FACTOR: 'no' })).toThrow(
      'STAFF_SECOND_FACTOR=no is neither required nor offered',
    );
  });

  it('is live with everything set, and not with one of them missing', () => {
    expect(liveProblems(LIVE)).toEqual([]);
    for (const name of Object.keys(LIVE).filter((one) => one !== 'PORTAL_MODE'))
      expect(liveProblems({ ...LIVE, [name]: undefined }), name).toHaveLength(1);
  });

  it.each(['wechat', 'alipay'] as const)('is live with one payment app alone, and not with half of it: %s', (app) => {
    const others = { ...LIVE, STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined };
    const settings = Object.fromEntries(ONLINE_SETTINGS[app].map((name) => [name, 'set']));
    expect(liveProblems({ ...others, ...settings })).toEqual([]);
    for (const name of ONLINE_SETTINGS[app])
      expect(liveProblems({ ...others, ...settings, [name]: '' }), name).toEqual([expect.stringContaining(name)]);
  });

  it('is live with the centres’ counters alone, where that is said, and may keep the keys by which was paid before', () => {
    const counter = { ...LIVE, STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined, PAY_AT_CENTRES_ONLY: 'yes' };
    expect(liveProblems(counter)).toEqual([]);
    expect(liveProblems({ ...counter, PAY_AT_CENTRES_ONLY: 'no' })).toEqual([expect.stringContaining('PAY_AT_CENTRES_ONLY=yes')]);
    expect(liveProblems({ ...LIVE, PAY_AT_CENTRES_ONLY: 'yes' })).toEqual([]);
    expect(() => liveProblems({ ...counter, PAY_AT_CENTRES_ONLY: 'Yes' })).toThrow(
      'PAY_AT_CENTRES_ONLY=Yes is neither yes nor no',
    );
  });

  it.each([
    'a'.repeat(64),
    'short-but-fine',
    'abcdefghij'.repeat(4),
    '0123456789abcdef'.repeat(2),
    'demo-secret-that-protects-nothing-real',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab',
  ])('is not live with the secret %s', (secret) => {
    expect(liveProblems({ ...LIVE, PAYLOAD_SECRET: secret })).toEqual([expect.stringContaining('PAYLOAD_SECRET')]);
  });

  it.each<Settings>([
    { MEILI_API_KEY: 'demo-key-of-the-search-engine' },
    { S3_SECRET_ACCESS_KEY: 'demo-key-of-the-storage', S3_BUCKET: 'city', S3_REGION: 'eu', S3_ACCESS_KEY_ID: 'city' },
    { SMTP_FROM: 'no-reply@localhost.example' },
  ])('is not live with what is a demonstration’s: %o', (settings) => {
    const [name = ''] = Object.keys(settings);
    expect(liveProblems({ ...LIVE, ...settings })).toEqual([expect.stringContaining(name)]);
    expect(liveProblems({ ...settings })).toEqual([]);
  });

  it('believes no proxy, sends five thousand codes a day, and to the city’s countries, unless told otherwise', () => {
    expect(readEnvironment({})).toMatchObject({ proxies: 0, codesPerDay: 5000, codeCountries: undefined });
    const told = { TRUSTED_PROXIES: '10.0.0.5, fd00::/8,loopback', CODES_PER_DAY: '20', CODE_COUNTRIES: 'cn, HK' };
    expect(readEnvironment(told)).toMatchObject({
      proxies: ['10.0.0.5', 'fd00::/8', 'loopback'],
      codesPerDay: 20,
      codeCountries: ['CN', 'HK'],
    });
    expect(readEnvironment({ TRUSTED_PROXIES: '2' }).proxies).toBe(2);
  });

  it.each<Settings>([
    { TRUSTED_PROXIES: '-1' },
    { TRUSTED_PROXIES: '10' },
    { TRUSTED_PROXIES: 'yes' },
    { TRUSTED_PROXIES: '10.0.0.0/33' },
    { TRUSTED_PROXIES: '10.0.0.1,' },
    { CODES_PER_DAY: '0' },
    { CODES_PER_DAY: '1e3' },
    { CODE_COUNTRIES: 'CN,XX' },
  ])('refuses %j', (settings) => {
    expect(() => readEnvironment(settings)).toThrow(Object.keys(settings)[0]);
  });

  it.each<[url: string, fine: boolean]>([
    ['smtp://portal:secret@mail.example:587', false],
    ['smtp://portal:secret@mail.example:587?requireTLS=true', true],
    ['smtp://localhost.example', false],
    ['smtp://127.0.0.1:1025', true],
    ['smtp://localhost', true],
    ['smtps://mail.example', true],
    ['mail.example', false],
  ])('sends mail by %s: %s', (url, fine) => {
    expect(liveProblems({ ...LIVE, SMTP_URL: url })).toHaveLength(fine ? 0 : 1);
  });
});
