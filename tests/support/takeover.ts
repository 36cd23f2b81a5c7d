import type { Portal } from '#cms/portal/portal.ts';
import { requestTakeover } from '#cms/registry/request-takeover.ts';
import { startTakeover } from '#cms/registry/start-takeover.ts';
import type { TakeoverWish } from '#cms/registry/takeover-wish.ts';

/** The newest code that was sent to an address, as whoever reads its mail finds it. */
export async function codeSentTo({ payload }: Portal, to: string): Promise<string> {
  const where = { to: { equals: to }, kind: { equals: 'takeover_code' } };
  const { docs } = await payload.find({ collection: 'messages', where, sort: '-createdAt', limit: 1 });
  return /\d{6}/.exec(docs[0]?.text ?? '')?.[0] ?? '';
}

/** Asks to run a centre's page as somebody does who reads the mail of the address: for a code, then with it. */
export async function askToTakeOver(portal: Portal, wish: TakeoverWish): ReturnType<typeof requestTakeover> {
  const started = await startTakeover(portal, { ...wish, lang: 'en' });
  if (!started.ok) return started;
  const code = await codeSentTo(portal, started.to);
  return requestTakeover(portal, { ...wish, code, request: started.request });
}
