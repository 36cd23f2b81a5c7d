import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseNotifier } from '#cms/ports/notify/choose.ts';
import { createOutbox } from '#cms/ports/notify/outbox.ts';
import type { NotifierPort } from '#cms/ports/notify/port.ts';
import { createSmtp } from '#cms/ports/notify/smtp.ts';
import { createMemoryOutboxStore } from './memory-stores.ts';
import { exampleNotification, notifierContract } from './notify.contract.ts';
import { headerOf, readMail } from './read-mail.ts';
import { type SmtpServer, startSmtpServer } from './smtp-server.ts';

const now = () => '2026-11-02T01:00:00.000Z';

notifierContract('outbox', async () => {
  const store = createMemoryOutboxStore();
  return {
    port: createOutbox({ store, now }),
    arrived: async () => (await store.list({ limit: 100 })).reverse().map(({ to, subject, text }) => ({ to, subject, text })),
  };
});

notifierContract('mail', async () => {
  const server = await startSmtpServer();
  return {
    port: createSmtp({ url: server.url, from: 'no-reply@example.org' }),
    arrived: async () => server.mails.map(readMail),
    close: server.close,
  };
});

describe('the outbox', () => {
  it('takes phone numbers, and lists the newest first with its time', async () => {
    const store = createMemoryOutboxStore();
    const port = createOutbox({ store, now });
    for (const id of ['a', 'b', 'c']) await port.send({ ...exampleNotification, id, channel: 'sms', to: '13800000000' });
    const listed = await store.list({ limit: 2 });
    expect(listed.map(({ id, at }) => [id, at])).toEqual([
      ['c', now()],
      ['b', now()],
    ]);
  });
});

describe('mail', () => {
  let server: SmtpServer;
  let port: NotifierPort;
  beforeEach(async () => {
    server = await startSmtpServer();
    port = createSmtp({ url: server.url, from: 'no-reply@example.org', timeout: 300 });
  });
  afterEach(() => server.close());

  it('reaches no phone number, and says what to do', async () => {
    for (const channel of ['sms', 'email'] as const) {
      const result = await port.send({ ...exampleNotification, channel, to: '+86 138 0000 0000' });
      expect(result).toMatchObject({ ok: false, code: 'no_channel', message: expect.stringContaining('邮箱') });
    }
    expect(server.mails).toEqual([]);
  });

  it('carries a Message-ID made from the id, and says it is automatic', async () => {
    await port.send({ ...exampleNotification, id: 'booking/42 确认' });
    const [mail] = server.mails;
    expect(headerOf(mail?.raw ?? '', 'message-id')).toBe('<booking=2f42=20=e7=a1=ae=e8=ae=a4@example.org>');
    expect(headerOf(mail?.raw ?? '', 'auto-submitted')).toBe('auto-generated');
    expect(mail).toMatchObject({ from: 'no-reply@example.org', to: ['lin@example.org'] });
  });

  it('keeps a subject on its own line', async () => {
    await port.send({ ...exampleNotification, subject: 'Hello\r\nBcc: other@example.org' });
    expect(headerOf(server.mails[0]?.raw ?? '', 'bcc')).toBeUndefined();
    expect(server.mails[0]?.to).toEqual(['lin@example.org']);
  });

  it('tells a wrong address from a server that is busy, and tries again when asked', async () => {
    server.mood = 'no_such_user';
    expect(await port.send(exampleNotification)).toMatchObject({ ok: false, code: 'bad_address' });
    server.mood = 'busy';
    expect(await port.send(exampleNotification)).toMatchObject({ ok: false, code: 'unavailable' });
    server.mood = 'kind';
    expect(await port.send(exampleNotification)).toEqual({ ok: true });
    expect(server.mails).toHaveLength(1);
  });

  it('does not wait for ever for a silent server', async () => {
    server.mood = 'silent';
    const before = performance.now();
    expect(await port.send(exampleNotification)).toMatchObject({ ok: false, code: 'unavailable' });
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('says so when there is no server', async () => {
    const gone = createSmtp({ url: 'smtp://127.0.0.1:1', from: 'no-reply@example.org' });
    expect(await gone.send(exampleNotification)).toMatchObject({ ok: false, code: 'unavailable', detail: expect.any(String) });
  });
});

describe('the choice of notifier', () => {
  const deps = { outbox: createMemoryOutboxStore(), now, country: 'CN', clock: Date.now } as const;

  it('is the outbox when nothing is set, and mail with SMTP_URL', () => {
    expect(chooseNotifier({}, deps).name).toBe('outbox');
    expect(chooseNotifier({ SMTP_URL: 'smtp://mail.example.org' }, deps).name).toBe('smtp');
  });

  it.each([
    ['who SMTP_FROM says', 'desk@example.org', 'desk@example.org'],
    ['no-reply otherwise', undefined, 'no-reply@127.0.0.1'],
  ])('sends as %s', async (_, SMTP_FROM, from) => {
    const server = await startSmtpServer();
    await chooseNotifier({ SMTP_URL: server.url, SMTP_FROM }, deps).send(exampleNotification);
    expect(server.mails[0]?.from).toBe(from);
    await server.close();
  });
});
