import { getSafeRedirect } from 'payload/shared';
import { expect, it } from 'vitest';
import { wayToSignIn } from '#cms/staff/way-to-sign-in.ts';

it.each([
  [['roster'], {}, '/admin/roster'],
  [['planner'], { week: '2026-11-23', class: ['a', 'b'], nothing: undefined }, '/admin/planner?week=2026-11-23&class=a&class=b'],
  [['review'], { id: 'a&b=c', redirect: '//elsewhere.example' }, '/admin/review?id=a%26b%3Dc'],
  [undefined, undefined, '/admin'],
])('whoever opens %j with %j and is not signed in comes back to it', (segments, asked, back) => {
  const way = new URL(wayToSignIn(segments, asked), 'http://localhost');
  expect(way.pathname).toBe('/admin/login');
  expect(way.searchParams.get('redirect')).toBe(back);
  expect(getSafeRedirect({ fallbackTo: '/admin', redirectTo: way.searchParams.get('redirect') ?? '' })).toBe(back);
});
