const MOST = 4_000_000;

/** Answers to what was asked lately: the same words come again and again, with other filters. */
export interface Memory<Answer> {
  recall(question: string, answer: () => Answer): Answer;
  clear(): void;
}

/** Forgets everything when it holds too much: some 20 MB. */
export function createMemory<Answer>(sizeOf: (answer: Answer) => number): Memory<Answer> {
  const answers = new Map<string, Answer>();
  let held = 0;
  const clear = () => {
    answers.clear();
    held = 0;
  };
  return {
    clear,
    recall: (question, answer) => {
      const known = answers.get(question);
      if (known) return known;
      const found = answer();
      const size = question.length + sizeOf(found);
      if (held + size > MOST) clear();
      held += size;
      answers.set(question, found);
      return found;
    },
  };
}
