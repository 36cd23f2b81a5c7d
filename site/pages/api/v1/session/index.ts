import { signOut } from '#cms/accounts/family-sessions.ts';
import { signIn } from '#cms/accounts/sign-in.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';
import { forgetSaved, keepSaved } from '../../../../family/saved-cookie.ts';
import { readRequest, setSession } from '../../../../family/session-cookie.ts';

export const ALL = endpoint(
  serve(operations.signIn, async ({ portal, body, lang, context }) => {
    const agent = context.request.headers.get('user-agent') ?? '';
    const request = readRequest(context);
    const signedIn = await signIn(portal, { request, ...body, lang, from: context.clientAddress, agent });
    if (!signedIn.ok) return signedIn;
    setSession(context, signedIn);
    await keepSaved(portal, context, signedIn.guardian.id);
    return { ok: true, answer: { token: signedIn.token, expiresAt: signedIn.expiresAt } };
  }),
  serve(operations.signOut, async ({ portal, context }) => {
    await signOut(portal, context.locals.session);
    setSession(context, undefined);
    forgetSaved(context);
    return { ok: true, answer: { ok: true } };
  }),
);
