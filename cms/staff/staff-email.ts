import { randomUUID } from 'node:crypto';
import type { EmailAdapter } from 'payload';
import { createTranslator } from '#cms/words/index.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';

/** Payload's own messages to staff (a forgotten password) go the way of all messages: the portal's notifier. */
export const staffEmail: EmailAdapter = () => ({
  name: 'portal-notifier',
  defaultFromAddress: 'portal@localhost',
  defaultFromName: 'Jintuo 近托',
  sendEmail: async ({ to, subject, text, html }) => {
    const { getPortal } = await import('#cms/portal/portal.ts');
    const { notify, city } = await getPortal();
    await notify.send({
      id: `staff:${randomUUID()}`,
      to: String(to),
      channel: 'email',
      kind: 'staff',
      lang: langOf(city.languages[0]),
      subject: subject ?? '',
      text: String(text ?? html ?? ''),
    });
  },
});

/** A forgotten password: plain text in the person's language, with the link they need. */
export function forgottenPassword(origin: string, { token, lang }: { token: string; lang: Lang }) {
  const t = createTranslator(lang);
  const lines = [`${t('told.new_password_text')}:`, `${origin}/admin/reset/${token}`, t('told.new_password_note')];
  return { subject: t('told.new_password_subject'), text: lines.join('\n') };
}
