import { expect } from '@playwright/test';
import { operations } from '#site/api/operations.ts';
import type { ApiClient } from '../api/client.ts';
import { holdOf, hourly } from '../api/family.ts';
import { placesLeft } from './places-left.ts';

const leftFromTenToTwelve = async (origin: string, date: string): Promise<number> =>
  Math.min(...(await placesLeft(origin, { date, at: ['10:00', '10:30', '11:00', '11:30'] })));

/** Other families hold every place of the example centre from ten to twelve, three each. Gives them back, one each time it is asked. */
export async function bookOut(
  api: ApiClient,
  { date, contact, least = 1 }: { date: string; contact: (n: number) => string; least?: number },
): Promise<() => Promise<void>> {
  const left = await leftFromTenToTwelve(api.origin, date);
  // What is given back cannot be more than there was: on many days the centre's own children leave one place.
  expect(left).toBeGreaterThanOrEqual(least);
  const held: { token: string; id: string }[] = [];
  for (let n = 0; n < left; n++) {
    const token = n % 3 === 0 ? await api.signIn(contact(1 + n / 3)) : (held.at(-1)?.token ?? '');
    const body = holdOf(hourly(date, '10:00', '12:00'), { guardian: '家长多', child: `宝宝${n}` });
    held.push({ token, id: (await api.call(operations.hold, { token, body })).body.id });
  }
  expect(await leftFromTenToTwelve(api.origin, date)).toBe(0);
  return async () => {
    const last = held.pop();
    if (last) await api.call(operations.cancel, { token: last.token, params: { id: last.id }, body: {} });
  };
}
