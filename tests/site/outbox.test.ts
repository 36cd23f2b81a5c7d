import { describe, expect, it } from 'vitest';
import type { KeptMessage } from '#cms/records/messages.ts';
import { createTranslator } from '#cms/words/index.ts';
import { readOutbox } from '#site/family/outbox-view.ts';
import type { PageContext } from '#site/ui/page-context.ts';

const mail = (to: string, sentAt: string, text: string) => ({ to, sentAt, text, subject: text.slice(0, 4) }) as KeptMessage;
const LETTERS = [
  mail('138****0001', '2026-11-24T16:30:00.000Z', '过了零点：http://localhost:4321/bookings/1。别的不变'),
  mail('138****0001', '2026-11-24T01:05:00.000Z', '早上的'),
  mail('other@example.org', '2026-11-23T02:00:00.000Z', '昨天的，https://pay.example/x；再看'),
];
const context = {
  ...{ lang: 'zh', t: createTranslator('zh'), today: '2026-11-25', timeZone: 'Asia/Shanghai' },
  portal: { messages: { listNewest: async () => LETTERS } },
} as unknown as PageContext;

describe('the outbox', () => {
  it('is read by days there, the newest first, each with its time and its links', async () => {
    const { days, recipients } = await readOutbox(context, '');
    expect(recipients).toEqual(['138****0001', 'other@example.org']);
    expect(days.map(({ day, mails }) => [day.replaceAll('\u00a0', ' '), mails.map(({ time }) => time)])).toEqual([
      ['今天', ['00:30']],
      ['2026 年 11 月 24 日，周二', ['09:05']],
      ['2026 年 11 月 23 日，周一', ['10:00']],
    ]);
    expect(days[0]?.mails[0]?.parts).toEqual([
      { text: '过了零点：' },
      { text: 'http://localhost:4321/bookings/1', href: 'http://localhost:4321/bookings/1' },
      { text: '。别的不变' },
    ]);
    expect(days[2]?.mails[0]?.parts[1]?.href).toBe('https://pay.example/x');
  });

  it('of one recipient is that one’s alone, and of nobody known everybody’s', async () => {
    const own = await readOutbox(context, 'other@example.org');
    expect(own.days.flatMap(({ mails }) => mails.map(({ to }) => to))).toEqual(['other@example.org']);
    expect((await readOutbox(context, 'nobody@example.org')).days).toHaveLength(3);
  });
});
