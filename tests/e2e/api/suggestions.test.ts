import { describe, expect, inject, it } from 'vitest';

const origin = inject('origin');
const get = (query: string) => fetch(`${origin}/api/v1/suggestions?${query}`);

describe('the API of suggestions', () => {
  it('answers any site, with places first', async () => {
    const response = await get('q=hl&lang=en&limit=3');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const { suggestions } = (await response.json()) as { suggestions: { kind: string }[] };
    expect(suggestions).toHaveLength(3);
    expect(suggestions[0]).toMatchObject({ kind: 'place', location: { lat: expect.any(Number), lng: expect.any(Number) } });
  });

  it('suggests nothing for what is nowhere', async () => {
    expect(await (await get(`q=${encodeURIComponent('海底火车站')}`)).json()).toMatchObject({ suggestions: [] });
  });

  it.each([
    ['', 'q'],
    ['q=', 'q'],
    [`q=${'园'.repeat(101)}`, 'q'],
    ['q=a&limit=9', 'limit'],
    ['q=a&near=1,2', 'near'],
  ])('refuses “%.20s” and names %s', async (query, field) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { field } });
  });
});

describe('a family’s own places', () => {
  it('are nobody’s who is not signed in: a form sent then leads to signing in', async () => {
    const body = new URLSearchParams({ action: 'save', label: 'home', place: '凤城河' });
    const response = await fetch(`${origin}/account/places`, { method: 'POST', body, redirect: 'manual', headers: { origin } });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toContain('/account?next=');
  });
});
