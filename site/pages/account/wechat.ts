import type { APIRoute } from 'astro';
import { bindWechat, wechatSignIn } from '#cms/accounts/wechat.ts';
import { currentGuardian, pageContext } from '../../ui/page-context.ts';

/** Leads a guardian to WeChat, to say there who it is, and takes it back from there. */
export const GET: APIRoute = async (context) => {
  const page = await pageContext(context);
  const { portal, to } = page;
  const here = to('/account/months');
  const guardian = await currentGuardian(page, context);
  if (!guardian) return context.redirect(`${to('/account')}?next=${encodeURIComponent(here)}`, 303);
  const { searchParams } = context.url;
  const state = searchParams.get('state');
  if (state === null) {
    const way = wechatSignIn(portal, guardian.id, `${portal.environment.origin}${to('/account/wechat')}`);
    return way ? context.redirect(way, 303) : context.rewrite('/404');
  }
  const bound = await bindWechat(portal, { guardianId: guardian.id, code: searchParams.get('code') ?? '', state });
  return context.redirect(`${here}?wechat=${bound.ok ? 'bound' : 'failed'}#wechat`, 303);
};
