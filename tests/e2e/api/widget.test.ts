import { expect, inject, it } from 'vitest';

const origin = inject('origin');

it('the widget alone may be framed, sets no cookie and holds no script, kept or made anew', async () => {
  for (const path of ['/widget', '/en/widget', '/widget?area=321202001', '/widget?area=nowhere']) {
    for (let time = 0; time < 2; time++) {
      const answer = await fetch(`${origin}${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('x-frame-options')).toBeNull();
      expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('set-cookie')).toBeNull();
      const html = await answer.text();
      expect(html).not.toMatch(/<script|<form|style=/);
      expect(html).toContain('/guidance/');
      for (const link of html.match(/<a [^>]*>/g) ?? []) expect(link).toMatch(/target="_blank" rel="noopener"/);
    }
  }
  for (const path of ['/', '/activities', '/open-data', '/widgets', '/guidance/widget']) {
    const { headers } = await fetch(`${origin}${path}`);
    expect(headers.get('x-frame-options'), path).toBe('DENY');
  }
});

it('a widget of an area lists what is on there alone', async () => {
  const read = async (query: string) => (await fetch(`${origin}/widget${query}`)).text();
  const links = (html: string) => [...html.matchAll(/\/activities\/[\w-]+/g)].map(([link]) => link);
  const all = links(await read(''));
  expect(all.length).toBeGreaterThan(0);
  const district = links(await read('?area=321202'));
  for (const link of district) expect(all.concat(district)).toContain(link);
  expect(links(await read('?area=321283')).length).toBeLessThanOrEqual(all.length);
});
