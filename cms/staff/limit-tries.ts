import type { Endpoint, PayloadRequest, SanitizedConfig } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { secondsToWait } from '#cms/portal/how-often.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** What an account's own page asks for all the time, and where nothing can be guessed. */
const FREE = ['/', '/logout', '/refresh-token'];

/**
 * Counts, by the caller's address, whatever staff's accounts are asked for by which a password could be guessed, or a
 * letter be asked for in somebody's name. It stands before the operation itself, which Payload has found already: no
 * spelling of an address is a way round it, and a call that is added later is counted too.
 */
export function limitTries(config: SanitizedConfig): SanitizedConfig {
  const users = config.collections.find(({ slug }) => slug === config.admin.user);
  if (users?.endpoints) users.endpoints = users.endpoints.map(limited);
  return config;
}

function limited(endpoint: Omit<Endpoint, 'root'>): Omit<Endpoint, 'root'> {
  if (endpoint.method !== 'post' || FREE.includes(endpoint.path)) return endpoint;
  return { ...endpoint, handler: async (req) => (await tooManyTries(req)) ?? endpoint.handler(req) };
}

/** The door has left the caller's address in this header, and nothing else that a caller can write. */
async function tooManyTries(req: PayloadRequest): Promise<Response | undefined> {
  const seconds = await secondsToWait(await getPortal(), 'code', req.headers.get('x-forwarded-for') ?? '');
  if (seconds === undefined) return undefined;
  const message = say(req, 'refused.tooManyTries', { seconds });
  return Response.json({ errors: [{ message }] }, { status: 429, headers: { 'retry-after': String(seconds) } });
}
