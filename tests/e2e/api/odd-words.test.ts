import { expect, inject, it } from 'vitest';

const origin = inject('origin');

it.each(['NEAR(', '"', '*', '托'.repeat(1000), '托'.repeat(5000), '👶🏻', '\u0000', "'; DROP TABLE", '%', '𠮷'])(
  'a search for %j is answered sensibly',
  async (q) => {
    const at = (path: string) => `${origin}${path}?${new URLSearchParams({ q })}`;
    const page = await fetch(at('/facilities'));
    const api = await fetch(at('/api/v1/facilities'));
    // Longer than any server takes an address.
    const tooLong = q.length > 4000;
    expect([200, 400]).toContain(tooLong ? 400 : page.status);
    expect(tooLong ? [431] : [200, 400]).toContain(api.status);
  },
);
