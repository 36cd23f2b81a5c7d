import type { APIRequestContext } from '@playwright/test';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { block, text } from '../../support/editor-body.ts';

type Doc = { id: string; slug?: string };

/** Writes as a member of staff does by a program, in both languages. */
export async function staffWrites(request: APIRequestContext, origin: string, who = 'admin') {
  const api = `${origin}/admin/api`;
  const login = await request.post(`${api}/users/login`, { data: { email: `${who}@demo.example`, password: DEMO_PASSWORD } });
  if (!login.ok()) throw new Error(`${who} could not sign in: ${login.status()}`);
  const { token } = (await login.json()) as { token: string };
  const headers = { origin, authorization: `JWT ${token}`, cookie: '' };

  const list = async (collection: string, limit: number, where = ''): Promise<Doc[]> => {
    const answer = await request.get(`${api}/${collection}?depth=0&limit=${limit}${where}`, { headers });
    return ((await answer.json()) as { docs: Doc[] }).docs;
  };
  const change = async (collection: string, id: string, data: object): Promise<void> => {
    for (const locale of ['zh', 'en']) {
      const address = `${api}/${collection}/${id}?locale=${locale}&depth=0`;
      const { edition } = (await (await request.get(`${address}&draft=true`, { headers })).json()) as { edition: string };
      const answer = await request.patch(address, { data: { ...data, edition }, headers });
      if (!answer.ok()) throw new Error(`${collection}: ${answer.status()} ${(await answer.text()).slice(0, 500)}`);
    }
  };
  return { list, change };
}

export type StaffWrites = Awaited<ReturnType<typeof staffWrites>>;

/** A text for the editor: a heading, and a paragraph for each of the others. */
export function bodyOf([heading = '', ...paragraphs]: readonly string[]) {
  const children = [
    block('heading', [text(heading)], { tag: 'h2' }),
    ...paragraphs.map((one) => block('paragraph', [text(one)])),
  ];
  return { root: block('root', children) };
}
