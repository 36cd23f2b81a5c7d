import { requestCode } from '#cms/use-cases/request-code.ts';
import { endpoint } from '../../../../api/endpoint.ts';
import { operations } from '../../../../api/operations.ts';
import { serve } from '../../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.sendCode, async ({ portal, body, lang }) => {
    const sent = await requestCode(portal, { to: body.to, lang });
    return sent.ok ? { ok: true, answer: { to: sent.to, sent: true } } : sent;
  }),
);
