import { beforeAll, expect, inject, it } from 'vitest';
import { changes } from '../../support/eventually.ts';
import { type StaffClient, staffClient } from '../../support/staff-client.ts';

const origin = inject('origin');
const SLUG = 'tz-2021-71';
const NEW = 'tz-2021-71-renamed';

let admin: StaffClient;
let reviewer: StaffClient;
beforeAll(async () => {
  admin = await staffClient(origin, 'admin');
  reviewer = await staffClient(origin, 'reviewer');
});

const ask = (path: string, method = 'GET') => fetch(`${origin}${path}`, { method, redirect: 'manual' });
const leadsTo = async (path: string) => {
  const answer = await ask(path);
  return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim();
};

it('the old address of a page leads to the new one, in either language, with what it asks for', async () => {
  const { id } = await admin.get('policies', { slug: SLUG });
  expect(await leadsTo(`/policy/${SLUG}`)).toBe('200');
  await reviewer.change('policies', id, { slug: NEW, _status: 'published' });
  try {
    await changes(() => leadsTo(`/policy/${SLUG}`), { from: '200', to: `301 /policy/${NEW}` });
    expect(await leadsTo(`/en/policy/${SLUG}`)).toBe(`301 /en/policy/${NEW}`);
    expect(await leadsTo(`/policy/${NEW}`)).toBe('200');
    expect(await leadsTo('/policy/never-there')).toBe('404');
  } finally {
    await reviewer.change('policies', id, { slug: SLUG, _status: 'published' });
  }
  await changes(() => leadsTo(`/policy/${NEW}`), { from: '200', to: `301 /policy/${SLUG}` });
});

it('of a centre too, its page and its booking', async () => {
  const { id, slug } = await admin.get('facilities', { listing: 'claimed' });
  await admin.change('facilities', id, { slug: 'renamed-for-a-test' });
  try {
    await changes(() => leadsTo(`/facilities/${slug}?age=8`), { from: '200', to: '301 /facilities/renamed-for-a-test?age=8' });
    expect(await leadsTo(`/book/${slug}?form=hourly`)).toBe('301 /book/renamed-for-a-test?form=hourly');
    const answer = await fetch(`${origin}/api/v1/facilities/${slug}`);
    expect((await answer.json()) as object).toMatchObject({ slug: 'renamed-for-a-test' });
  } finally {
    await admin.change('facilities', id, { slug });
  }
});

it('a picture that nothing shows is not there for who is not signed in', async () => {
  expect((await ask('/media/never-sent.webp')).status).toBe(404);
});
