import { handleEndpoints } from 'payload';
import config from '#cms/payload.config.ts';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import type { StaffName } from './staff.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever Payload answers, which tests look at
  body: any;
}

/** `read`: when what is changed was read, by the page that sends it; empty where that is not said. */
type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  data?: object,
  language?: string,
  read?: string,
) => Promise<Answer>;

/** Calls of Payload's REST as forms of `/admin` make them, by somebody who has signed in; without a server. */
export async function staffCalls(who: StaffName): Promise<Call> {
  const send = async (method: string, path: string, { data, headers = {} }: { data?: object; headers?: HeadersInit } = {}) => {
    const url = new URL(`/admin/api/${path}`, 'http://localhost');
    const request = new Request(url, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(data && { body: JSON.stringify(data) }),
    });
    const answer = await handleEndpoints({ config, request, path: url.pathname });
    return { status: answer.status, body: await answer.json() };
  };
  const credentials = { email: `${who}@demo.example`, password: DEMO_PASSWORD };
  const { status, body } = await send('POST', 'users/login', { data: credentials });
  if (status !== 200) throw new Error(`${who} signs in: ${status} ${JSON.stringify(body)}`);
  const at = () => new Date(Date.now()).toISOString();
  return (method, path, data, language = 'en', read = at()) => {
    const said = { authorization: `JWT ${body.token}`, 'accept-language': language, 'if-unmodified-since': read };
    return send(method, path, { data, headers: said });
  };
}
