import { eraseFamily } from '#cms/booking/erase-family.ts';
import { unprocessable } from '#cms/core/problem.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';
import { forgetSaved } from '../../../../family/saved-cookie.ts';
import { setSession } from '../../../../family/session-cookie.ts';

export const ALL = endpoint(
  serve(operations.closeAccount, async ({ portal, body, guardian, context }) => {
    const erased = body.sure ? await eraseFamily(portal, guardian) : unprocessable('not_sure', { field: 'sure' });
    if (!erased.ok) return erased;
    setSession(context, undefined);
    forgetSaved(context);
    return { ok: true, answer: { ok: true } };
  }),
);
