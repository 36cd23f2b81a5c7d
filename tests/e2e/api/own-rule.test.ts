import { expect, inject, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';

const origin = inject('origin');
const API = `${origin}/admin/api`;
const headers = { 'content-type': 'application/json', origin };

async function signIn(who: string): Promise<string> {
  const body = JSON.stringify({ email: `${who}@demo.example`, password: DEMO_PASSWORD });
  const answer = await fetch(`${API}/users/login`, { method: 'POST', headers, body });
  return (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

/** As the form's box for a centre asks: a reading sent as a POST, its query in the body. */
const centresCalled = (name: string, cookie: string) =>
  fetch(`${API}/facilities`, {
    method: 'POST',
    headers: {
      ...{ cookie, origin, 'content-type': 'application/x-www-form-urlencoded', 'x-payload-http-method-override': 'GET' },
    },
    body: new URLSearchParams({
      ...{ depth: '0', draft: 'true', limit: '10', page: '1', sort: 'id', locale: 'zh', 'select[name]': 'true' },
      'where[and][0][name][like]': name,
    }),
  });

it('a legal editor chooses the centre of its own refund rule, and enters what gives more', async () => {
  const cookie = await signIn('legal');
  const found = await centresCalled('海陵示例托育园', cookie);
  expect(found.status).toBe(200);
  const { docs } = (await found.json()) as { docs: { id: string; name: string }[] };
  const [centre] = docs;
  expect(centre?.name).toBe('海陵示例托育园');

  const city = await fetch(`${API}/refund-rules?depth=0&limit=1&where[code][equals]=F2`, { headers: { ...headers, cookie } });
  const { docs: rules } = (await city.json()) as { docs: { rule: object }[] };
  const enter = (percent: number) =>
    fetch(`${API}/refund-rules?depth=0`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({
        ...{ code: 'OWN-HTTP', version: 1, facility: centre?.id, source: '本机构章程', effectiveOn: '2031-01-01' },
        rule: { ...rules[0]?.rule, bands: [{ upToDays: 'half', percent }] },
      }),
    });
  expect((await enter(70)).status).toBe(400);
  const kept = await enter(90);
  expect(kept.status).toBe(201);
  const { doc } = (await kept.json()) as { doc: { facility: string | { id: string } } };
  expect(typeof doc.facility === 'string' ? doc.facility : doc.facility.id).toBe(centre?.id);
});

it('reads centres for it, and changes none', async () => {
  const cookie = await signIn('legal');
  const { docs } = (await (await centresCalled('海陵示例托育园', cookie)).json()) as { docs: { id: string }[] };
  const changed = await fetch(`${API}/facilities/${docs[0]?.id}`, {
    method: 'PATCH',
    headers: { ...headers, cookie },
    body: JSON.stringify({ phone: '0523-0000000' }),
  });
  expect(changed.status).toBe(403);
});
