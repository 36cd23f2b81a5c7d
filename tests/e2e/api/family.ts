import type { PretendEnd } from '#cms/payments/end-pretend.ts';
import { operations } from '#site/api/operations.ts';
import { type ApiClient, jsonPost } from './client.ts';

export const EXAMPLE_SLUG = 'hailing-sample';
export const WEDNESDAY = '2026-11-25';

/** What a family sends to hold places; the child is eight months old on the tests' Monday. */
export function holdOf(care: Record<string, unknown>, { guardian = '家长接口', child = '宝宝接口' } = {}) {
  return {
    facility: EXAMPLE_SLUG,
    hadSameService: true,
    ...care,
    guardian: { name: guardian, relation: '妈妈', adult: true },
    child: { name: child, birthDate: '2026-03-10' },
  };
}

export const hourly = (date: string, from: string, to: string) => ({ form: 'hourly', date, from, to });

/** Holds and signs; the money is still to come. */
export async function holdAndSign(api: ApiClient, token: string, body: ReturnType<typeof holdOf>) {
  const held = await api.call(operations.hold, { token, body });
  const sign = { name: body.guardian.name, readTerms: true };
  return (await api.call(operations.sign, { token, params: { id: held.body.id }, body: sign })).body;
}

/** A program finishes a pretend payment as a person would: by the form of the page it was sent to. */
export async function decide(url: string, decision: PretendEnd): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams({ decision }), redirect: 'manual' });
}

/** What is heard when codes are tried that are none. */
export async function wrongCodes(api: ApiClient, contact: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++)
    statuses.push((await api.send('/session', jsonPost({ to: contact, code: 'abcdef' }))).status);
  return statuses;
}
