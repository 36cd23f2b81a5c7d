import { randomUUID } from 'node:crypto';
import type { EmailAdapter } from 'payload';

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
      lang: city.languages[0] ?? 'zh',
      subject: subject ?? '',
      text: String(text ?? html ?? ''),
    });
  },
});

/** A forgotten password, in both languages: plain text, with the link the person needs. */
export function forgottenPassword(origin: string) {
  return {
    generateEmailSubject: () => '重设工作人员密码 / Reset your staff password',
    generateEmailHTML: (args?: { token?: string }) =>
      `一小时内打开这个链接重设密码 / Open this within an hour to set a new password:\n${origin}/admin/reset/${args?.token ?? ''}\n不是你申请的，不用理会 / If you did not ask for it, do nothing.`,
  };
}
