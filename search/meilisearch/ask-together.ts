import type { Answer, AskEngine, Query } from './engine.ts';

/** Puts what is asked at the same moment into one request. One for each question from outside: a refusal hits all of it. */
export function askTogether(ask: AskEngine): AskEngine {
  let waiting: { queries: Query[]; given: (answers: Answer[]) => void; failed: (error: unknown) => void }[] = [];

  const send = async () => {
    const now = waiting;
    waiting = [];
    try {
      const answers = await ask(now.flatMap(({ queries }) => queries));
      let from = 0;
      for (const { queries, given } of now) given(answers.slice(from, (from += queries.length)));
    } catch (error) {
      for (const { failed } of now) failed(error);
    }
  };

  return (queries) => {
    if (queries.length === 0) return Promise.resolve([]);
    if (waiting.length === 0) setImmediate(() => void send());
    return new Promise((given, failed) => waiting.push({ queries, given, failed }));
  };
}
