import { createMemory } from '#domain/time/memory.ts';

/** Answers a question about a text once, for as long as fewer than `most` texts were asked about. */
export function remembering<Answer>(answer: (text: string) => Answer, most = 20_000): (text: string) => Answer {
  const memory = createMemory<Answer>({ most });
  return (text) => memory.recall(text, () => answer(text));
}
