import { requestCode } from '#cms/accounts/request-code.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';
import { setRequest } from '../../../../family/session-cookie.ts';

export const ALL = endpoint(
  serve(operations.sendCode, async ({ portal, body, lang, context }) => {
    const sent = await requestCode(portal, { to: body.to, lang, from: context.clientAddress });
    if (!sent.ok) return sent;
    setRequest(context, sent.request);
    return { ok: true, answer: { to: sent.to, sent: true, request: sent.request } };
  }),
);
