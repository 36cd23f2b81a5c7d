import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Portal } from '#cms/portal/portal.ts';
import { wayToSignIn } from '#cms/staff/way-to-sign-in.ts';

type Looking = Pick<Portal, 'payload' | 'users'>;

/** What a request says, each name once. */
export const saidBy = (headers: IncomingHttpHeaders) =>
  new Headers(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/**
 * Where somebody is led who opens one of our own pages of staff and is not signed in: before anything of it is made, for
 * what has begun to be sent leads nowhere without a script. Payload does so for its own pages.
 */
export async function signInFirst(
  { payload, users }: Looking,
  { method, headers, url = '' }: IncomingMessage,
  path: string,
): Promise<string | undefined> {
  if (method !== 'GET' || headers.rsc !== undefined) return undefined;
  const view = path.slice('/admin'.length).replace(/\/$/, '');
  const ours = Object.values(payload.config.admin.components?.views ?? {});
  if (!ours.some((one) => 'path' in one && one.path === view)) return undefined;
  if (await users.findSignedIn(saidBy(headers))) return undefined;
  const asked = new URLSearchParams(url.split('?')[1]);
  const query = Object.fromEntries([...new Set(asked.keys())].map((name) => [name, asked.getAll(name)]));
  return wayToSignIn(view.slice(1), query);
}
