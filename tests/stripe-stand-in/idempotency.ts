import { StandInError } from './stripe-error.ts';

/** Stripe's rule: the first answer to a key is kept, errors too; another request under that key is an error. */
export function createIdempotency() {
  const kept = new Map<string, { request: string; answer: unknown }>();
  return function once<T>(key: string | undefined, request: string, work: () => T): T {
    const earlier = key ? kept.get(key) : undefined;
    if (!earlier) {
      const answer = structuredClone(work());
      if (key) kept.set(key, { request, answer });
      return answer;
    }
    if (earlier.request === request) return earlier.answer as T;
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with: '${key}'.`;
    throw new StandInError(400, { type: 'idempotency_error', message });
  };
}
