import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import type { StaffName } from './staff.ts';

type Doc = { id: string } & Record<string, unknown>;

/** Somebody of the demonstration's staff who works at a running portal, as the pages of `/admin` do. */
export interface StaffClient {
  /** The first that there is. */
  get(collection: string, where: Record<string, string>): Promise<Doc>;
  add(collection: string, data: object): Promise<Doc>;
  change(collection: string, id: string, data: object): Promise<void>;
  remove(collection: string, id: string): Promise<void>;
}

export async function staffClient(origin: string, name: StaffName): Promise<StaffClient> {
  const json = { 'content-type': 'application/json' };
  const credentials = JSON.stringify({ email: `${name}@demo.example`, password: DEMO_PASSWORD });
  const signedIn = await fetch(`${origin}/admin/api/users/login`, { method: 'POST', headers: json, body: credentials });
  if (!signedIn.ok) throw new Error(`signing in was answered ${signedIn.status}`);
  const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  // Staff are taken for signed in only on the portal's own pages.
  const headers = { ...json, cookie: cookies.join('; '), origin };
  const read = () => ({ 'if-unmodified-since': new Date().toISOString() });
  const send = async <Body = { doc: Doc; docs: Doc[] }>(method: string, path: string, data?: object) => {
    const url = `${origin}/admin/api/${path}${path.includes('?') ? '&' : '?'}locale=zh&depth=0`;
    const answer = await fetch(url, { method, headers: { ...headers, ...read() }, ...(data && { body: JSON.stringify(data) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Body;
  };
  return {
    get: async (collection, where) => {
      const asked = Object.entries(where).map(([field, value]) => [`where[${field}][equals]`, value]);
      const { docs } = await send('GET', `${collection}?${new URLSearchParams(asked)}`);
      if (!docs[0]) throw new Error(`no ${collection} with ${JSON.stringify(where)}`);
      return docs[0];
    },
    add: async (collection, data) => (await send('POST', collection, data)).doc,
    change: async (collection, id, data) => {
      const { edition } = await send<Doc>('GET', `${collection}/${id}?draft=true`);
      await send('PATCH', `${collection}/${id}`, { ...data, edition });
    },
    remove: async (collection, id) => void (await send('DELETE', `${collection}/${id}`)),
  };
}
