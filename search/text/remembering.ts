import { LRUCache } from 'lru-cache';

/** Answers a question about a text, and remembers the answers to the `most` texts that were asked about last. */
export function remembering<Answer extends {}>(answer: (text: string) => Answer, most = 20_000): (text: string) => Answer {
  const memory = new LRUCache<string, Answer>({ max: most });
  return (text) => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    const found = answer(text);
    memory.set(text, found);
    return found;
  };
}
