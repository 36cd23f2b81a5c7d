import { randomUUID } from 'node:crypto';
import type { EmailAdapter } from 'payload';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { langOf } from '#domain/language/lang.ts';

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

/** A forgotten password, in every language: plain text, with the link the person needs. */
export const forgottenPassword = (origin: string, token: string) => ({
  subject: sayInEvery('told.new_password_subject'),
  text: [`${sayInEvery('told.new_password_text')}:`, `${origin}/admin/reset/${token}`, sayInEvery('told.new_password_note')].join(
    '\n',
  ),
});
