import { addDataAndFileToRequest, type Endpoint } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { langOf } from '#domain/language/lang.ts';
import { forgottenPassword } from './staff-email.ts';

/** To one person, whoever asks for them: more are not sent, and nobody hears of it. */
const LETTERS = { name: 'forgotten', most: 5, seconds: 3600 };

/**
 * Sends who forgot a password the link by which a new one is set. In place of Payload's own, which writes beside the
 * transaction that it has open: with one writer it would wait for itself. It is written and sent once the answer is on
 * its way, and nobody waits for it, so that an account that is not there takes as long as one that is.
 */
export const forgotPassword = (origin: string): Endpoint => ({
  path: '/forgot-password',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req);
    const email = typeof req.data?.email === 'string' ? req.data.email.trim() : '';
    if (!email) return Response.json({ errors: [{ message: req.t('validation:emailAddress') }] }, { status: 400 });
    const { environment, limits, users } = await getPortal();
    const many = environment.limited && (await limits.take(LETTERS, email.toLowerCase()));
    const lang = langOf(req.i18n.language);
    const send = async () => {
      const token = await users.letSetPassword(email);
      if (token) await req.payload.sendEmail({ to: email, ...forgottenPassword(origin, { token, lang }) });
    };
    const sendLater = () =>
      send().catch((error: unknown) => req.payload.logger.error({ err: error }, 'a link to set a password was not sent'));
    if (!many) setImmediate(sendLater);
    return Response.json({ message: req.t('general:success') });
  },
});
