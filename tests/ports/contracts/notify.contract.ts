import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notification, NotifierPort } from '#cms/ports/notify/port.ts';

export interface NotifierHarness {
  port: NotifierPort;
  /** What arrived, oldest first. */
  arrived(): Promise<{ to: string; subject: string; text: string }[]>;
  close?(): Promise<void>;
}

export const exampleNotification: Notification = {
  id: 'booking-42.confirmed',
  to: 'lin@example.org',
  channel: 'email',
  subject: '预约已确认：11月3日 14:00–18:00',
  text: '近托示例托育中心已为你留好托位。\n\n.这一行以点开头\n临时托 4 小时，¥80.00。\n',
  lang: 'zh',
  kind: 'booking_confirmed',
  booking: '42',
};

/** What every notifier keeps to. */
export function notifierContract(name: string, make: () => Promise<NotifierHarness>): void {
  describe(`notices by ${name}`, () => {
    let harness: NotifierHarness;
    const send = (change: Partial<Notification> = {}) => harness.port.send({ ...exampleNotification, ...change });
    beforeEach(async () => {
      harness = await make();
    });
    afterEach(() => harness.close?.());

    it('arrive as written, in Chinese', async () => {
      expect(await send()).toEqual({ ok: true });
      const { to, subject, text } = exampleNotification;
      expect(await harness.arrived()).toEqual([{ to, subject, text }]);
    });

    it('arrive once for one id, however often they are asked for', async () => {
      const results = await Promise.all([send(), send(), send({ text: '第二次' })]);
      await send();
      expect(results).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
      expect(await harness.arrived()).toHaveLength(1);
    });

    it('arrive each for an id of its own, in order', async () => {
      for (const id of ['a', 'b', 'c']) await send({ id, subject: `消息 ${id}` });
      expect((await harness.arrived()).map(({ subject }) => subject)).toEqual(['消息 a', '消息 b', '消息 c']);
    });

    it('reach an e-mail address also when a text message was asked for', async () => {
      expect(await send({ channel: 'sms' })).toEqual({ ok: true });
      expect(await harness.arrived()).toHaveLength(1);
    });

    it.each([
      '',
      'lin',
      'lin@',
      '@example.org',
      'lin@example.org, other@example.org',
      'lin@example.org\r\nBcc: other@example.org',
      'Lin <lin@example.org>',
      `${'l'.repeat(250)}@example.org`,
    ])('are refused for the address %j', async (to) => {
      expect(await send({ to })).toMatchObject({ ok: false, code: 'bad_address', message: expect.stringMatching(/。$/) });
      expect(await send({ to, lang: 'en' })).toMatchObject({ ok: false, message: expect.stringMatching(/^[ -~]+\.$/) });
      expect(await harness.arrived()).toEqual([]);
    });
  });
}
