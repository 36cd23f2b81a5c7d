/** A signed-in family's browser without scripts: it sends forms and reads pages. */
export function familyForms(origin: string) {
  const cookie = (token: string) => `jt_session=${token}`;
  return {
    async form(token: string, path: string, fields: Record<string, string>) {
      const answer = await fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookie(token), origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
      return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
    },
    page: async (token: string, path: string) => (await fetch(origin + path, { headers: { cookie: cookie(token) } })).text(),
  };
}
