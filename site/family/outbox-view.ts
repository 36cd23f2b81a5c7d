import type { KeptMessage } from '#cms/records/messages.ts';
import { formatDate } from '#cms/words/format.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** The newest that are looked at. */
const MOST_SHOWN = 100;

export interface MailDay {
  day: string;
  mails: (KeptMessage & { time: string; parts: { text: string; href?: string }[] })[];
}

/** What was sent, or of it what went to one recipient, by days, the newest first; and who got anything. */
export async function readOutbox(context: PageContext, to: string): Promise<{ days: MailDay[]; recipients: string[] }> {
  const all = await context.portal.messages.listNewest(MOST_SHOWN);
  const recipients = [...new Set(all.map((message) => message.to))];
  const shown = recipients.includes(to) ? all.filter((message) => message.to === to) : all;
  const byDay = Map.groupBy(shown, ({ sentAt }) => toLocal(sentAt, context.timeZone).date);
  const days = [...byDay].map(([date, messages]) => ({
    day: dayWords(context, date),
    mails: messages.map((one) => mailOf(context, one)),
  }));
  return { days, recipients };
}

const dayWords = ({ t, lang, today }: PageContext, date: CivilDate) =>
  date === today ? t('account.outboxToday') : formatDate(date, { lang, year: true, weekday: true });

function mailOf({ timeZone }: PageContext, message: KeptMessage): MailDay['mails'][number] {
  const parts = message.text
    .split(/(https?:\/\/[^\s，。；）]+)/)
    .filter(Boolean)
    .map((text) => (/^https?:/.test(text) ? { text, href: text } : { text }));
  return { ...message, time: formatTime(toLocal(message.sentAt, timeZone).minute), parts };
}
