import { expect, inject, it } from 'vitest';

const origin = inject('origin');

it('the page behind a message by age keeps to itself whom it knows, and wants a form of ours', async () => {
  const wrong = await fetch(`${origin}/months?token=AAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA`);
  expect(wrong.status).toBe(404);
  expect(wrong.headers.get('cache-control')).toBe('no-store');
  const signedOut = await fetch(`${origin}/account/months`, { redirect: 'manual' });
  expect(signedOut.status).toBe(303);
  expect(signedOut.headers.get('location')).toContain('/account?next=');
  const body = new URLSearchParams({ action: 'stop' });
  const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' };
  expect((await fetch(`${origin}/months?token=x`, { method: 'POST', body, headers })).status).toBe(403);
});
