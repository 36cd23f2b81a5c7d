import { createHmac, timingSafeEqual } from 'node:crypto';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';

type Naming = Pick<Portal, 'environment' | 'notify' | 'now'>;
type Binding = Naming & Pick<Portal, 'audit' | 'guardians' | 'work'>;

/** A way to WeChat and back takes no longer. */
const MINUTES = 10;

/**
 * Where a guardian says in WeChat who it is, and comes back from to `back`; nowhere where the portal sends nothing there.
 * That it went off from here is proved by what it brings back, so nobody's account gets somebody else's WeChat.
 */
export function wechatSignIn(portal: Naming, guardianId: string, back: string): string | undefined {
  return portal.notify.wechat?.signInAt(back, proofOf(portal, guardianId, portal.now()));
}

/** From now on what WeChat has a template for goes to whoever came back with the code. */
export async function bindWechat(
  portal: Binding,
  { guardianId, code, state }: { guardianId: string; code: string; state: string },
): Promise<Result<object>> {
  const { audit, guardians, notify, now, work } = portal;
  if (!notify.wechat) return notFound();
  const isOurs = [now(), plusMinutes(now(), -MINUTES)].some((at) => isSame(state, proofOf(portal, guardianId, at)));
  if (!isOurs || code === '') return conflict('wechat_not_named');
  const openid = await notify.wechat.openidOf(code.slice(0, 128));
  if (!openid) return conflict('wechat_not_named');
  await work(async (unit) => {
    await guardians.setWechat(guardianId, openid, unit);
    await audit.write({ actor: guardianId, action: 'bind_wechat', subject: `guardian:${guardianId}` }, unit);
    return { ok: true };
  });
  return { ok: true };
}

/** Nothing goes to WeChat any more; who it was there is forgotten. */
export async function unbindWechat(
  { audit, guardians, work }: Pick<Portal, 'audit' | 'guardians' | 'work'>,
  guardianId: string,
): Promise<void> {
  await work(async (unit) => {
    await guardians.setWechat(guardianId, undefined, unit);
    await audit.write({ actor: guardianId, action: 'unbind_wechat', subject: `guardian:${guardianId}` }, unit);
    return { ok: true };
  });
}

/** Of a guardian and of ten minutes; WeChat takes letters and digits. */
function proofOf({ environment }: Pick<Portal, 'environment'>, guardianId: string, at: Instant): string {
  const turn = Math.floor(Date.parse(at) / (MINUTES * 60_000));
  return createHmac('sha256', environment.secret).update(`wechat:${guardianId}:${turn}`).digest('hex');
}

const isSame = (given: string, wanted: string) =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
