import { requestCode } from '#cms/accounts/request-code.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.sendCode, async ({ portal, body, lang, context }) => {
    const sent = await requestCode(portal, { to: body.to, lang, from: context.clientAddress });
    return sent.ok ? { ok: true, answer: { to: sent.to, sent: true } } : sent;
  }),
);
