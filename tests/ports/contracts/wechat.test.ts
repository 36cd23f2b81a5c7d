import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseNotifier } from '#cms/ports/notify/choose.ts';
import type { Notification, NotifierPort } from '#cms/ports/notify/port.ts';
import { startWechatAccount, wechatSettings } from '../../wechat-stand-in/index.ts';
import { createMemoryOutboxStore } from './memory-stores.ts';

const LINK = 'https://portal.example/months?token=abc';
const month: Notification = {
  ...{ id: 'month:1:8', to: '13800000001', channel: 'sms', kind: 'month_tip', lang: 'zh', link: LINK, wechat: 'o-follows_1' },
  ...{ subject: '宝宝这个月', text: '做一件事' },
  values: { todo: '打疫苗', watch: '发热：三十九度以上去医院，别等到第二天早上再说', near: '周六唱歌', stop: 'abc' },
};

describe('messages in WeChat', () => {
  let at = 1_800_000_000_000;
  let standIn: Awaited<ReturnType<typeof startWechatAccount>>;
  let outbox: ReturnType<typeof createMemoryOutboxStore>;
  let warned: object[];
  let port: NotifierPort;
  const start = (smsTimeout?: number) =>
    chooseNotifier(wechatSettings(standIn.url), {
      ...{ outbox, now: () => '2026-11-02T01:00:00.000Z', country: 'CN', clock: () => at, smsTimeout },
      warn: (about) => void warned.push(about),
    });
  beforeEach(async () => {
    standIn = await startWechatAccount({ now: () => at });
    outbox = createMemoryOutboxStore();
    warned = [];
    port = start();
  });
  afterEach(() => standIn.close());
  const otherWay = async () => (await outbox.list({ limit: 100 })).map(({ id }) => id);

  it('go out as is published: by template, in its length, with the page they open, and not by the other way too', async () => {
    expect(await port.send(month)).toEqual({ ok: true });
    expect(standIn.sent).toEqual([
      {
        ...{ touser: 'o-follows_1', template: 'month-Tpl_1', url: LINK },
        values: { thing1: '打疫苗', thing2: '发热：三十九度以上去医院，别等到第二天…', thing3: '周六唱歌' },
      },
    ]);
    expect([standIn.wrong, await otherWay()]).toEqual([[], []]);
  });

  it('are for who wants them there, and of kinds that have a template; the rest goes as ever', async () => {
    await port.send({ ...month, id: 'a', wechat: undefined });
    await port.send({ ...month, id: 'b', kind: 'booking_confirmed' });
    await port.send({ ...month, id: 'c', kind: 'constructor' });
    expect([standIn.sent, (await otherWay()).sort()]).toEqual([[], ['a', 'b', 'c']]);
    expect(standIn.asked.token).toBe(0);
  });

  it('share one token, asked for once, until shortly before it ends', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => port.send({ ...month, id: `m${n}` })));
    expect([standIn.sent.length, standIn.asked.token]).toEqual([20, 1]);
    at += 110 * 60_000;
    await port.send({ ...month, id: 'later' });
    expect(standIn.asked.token).toBe(1);
    at += 6 * 60_000;
    await port.send({ ...month, id: 'latest' });
    expect([standIn.asked.token, standIn.asked.forced, standIn.sent.length]).toEqual([2, 0, 22]);
  });

  it('go out with another token where somebody has ended it, by force only where WeChat gives the same one again', async () => {
    await port.send(month);
    standIn.endToken();
    expect(await port.send({ ...month, id: 'second' })).toEqual({ ok: true });
    expect([standIn.asked.token, standIn.asked.forced]).toEqual([2, 0]);
    standIn.endToken({ quietly: true });
    await Promise.all(Array.from({ length: 20 }, (_, n) => port.send({ ...month, id: `third${n}` })));
    expect([standIn.asked.forced, standIn.sent.length]).toEqual([1, 22]);
    // Twice within half an hour would end the tokens of all others again and again.
    standIn.endToken({ quietly: true });
    await port.send({ ...month, id: 'fourth' });
    expect([standIn.asked.forced, await otherWay()]).toEqual([1, ['fourth']]);
  });

  it.each([
    [42001, 'wechat'],
    [40001, 'wechat'],
    [43101, 'other'],
    [43004, 'other'],
    [40003, 'other'],
    [47003, 'other'],
    [40037, 'other'],
    [45009, 'other'],
    [48001, 'other'],
  ])('answered %i go by %s', async (errcode, way) => {
    standIn.answerNext({ errcode });
    expect(await port.send(month)).toEqual({ ok: true });
    expect([standIn.sent.length, await otherWay()]).toEqual(way === 'wechat' ? [1, []] : [0, [month.id]]);
    if (way === 'other') expect(JSON.stringify(warned)).toContain(`wechat: ${errcode}`);
    expect(JSON.stringify(warned)).not.toMatch(/13800000001|o-follows|打疫苗/);
  });

  it('that somebody follows no more go by the other way', async () => {
    standIn.followers.delete('o-follows_1');
    expect(await port.send(month)).toEqual({ ok: true });
    expect(await otherWay()).toEqual([month.id]);
  });

  it.each([[{ errcode: -1 }], ['busy' as const], ['silence' as const]])(
    'answered %j are tried again there, and come once',
    async (said) => {
      const impatient = start(1_000);
      standIn.answerNext(said);
      expect(await impatient.send(month)).toMatchObject({ ok: false, code: 'unavailable' });
      expect(await otherWay()).toEqual([]);
      expect(await impatient.send(month)).toEqual({ ok: true });
      expect(await impatient.send(month)).toEqual({ ok: true });
      // After a restart too: WeChat knows the id.
      expect(await start().send(month)).toEqual({ ok: true });
      expect(standIn.sent).toHaveLength(1);
    },
  );

  it('go by the other way where the account’s secret is wrong', async () => {
    const settings = { ...wechatSettings(standIn.url), WECHAT_APP_SECRET: 'wrong' };
    const wrong = chooseNotifier(settings, { outbox, now: () => '', country: 'CN', clock: () => at });
    expect(await wrong.send(month)).toEqual({ ok: true });
    expect([standIn.sent, await otherWay()]).toEqual([[], [month.id]]);
  });

  it('know who comes back from WeChat with a code, once', async () => {
    const way = port.wechat?.signInAt('https://portal.example/account/wechat', 'abc123') ?? '';
    expect(way).toMatch(/#wechat_redirect$/);
    const led = await fetch(way, { redirect: 'manual' });
    const back = new URL(led.headers.get('location') ?? '');
    expect([led.status, back.origin + back.pathname, back.searchParams.get('state')]).toEqual([
      302,
      'https://portal.example/account/wechat',
      'abc123',
    ]);
    const code = back.searchParams.get('code') ?? '';
    expect(await port.wechat?.openidOf(code)).toBe('o-follows_1');
    expect(await port.wechat?.openidOf(code)).toBeUndefined();
    expect(standIn.wrong).toEqual([]);
  });
});

describe('the settings of messages in WeChat', () => {
  const all = wechatSettings('https://api.weixin.qq.com');
  const deps = { outbox: createMemoryOutboxStore(), now: () => '', country: 'CN', clock: Date.now } as const;
  it('are off where none is set', () => {
    expect(chooseNotifier({}, deps).wechat).toBeUndefined();
    expect(chooseNotifier(all, deps)).toMatchObject({ name: 'outbox, wechat', reaches: { email: true, phone: true } });
  });

  it.each(['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_TEMPLATES'])('need %s', (name) => {
    expect(() => chooseNotifier({ ...all, [name]: ' ' }, deps)).toThrow(name);
  });

  it.each([
    { WECHAT_TEMPLATES: 'sign_in_code=abc thing1:code' },
    { WECHAT_TEMPLATES: 'month_tip=abc' },
    { WECHAT_TEMPLATES: 'month_tip=abc thing1:child' },
    { WECHAT_TEMPLATES: 'month_tip=abc first:todo' },
    { WECHAT_TEMPLATES: 'constructor=abc thing1:name' },
    { WECHAT_ENDPOINT: 'http://wechat.example' },
  ])('are refused with %j', (wrong) => {
    expect(() => chooseNotifier({ ...all, ...wrong }, deps)).toThrow(Object.keys(wrong)[0]);
  });
});
