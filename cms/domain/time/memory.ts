/** Answers to what was asked lately: the same questions come again and again. */
export interface Memory<Answer> {
  recall(question: string, answer: () => Answer): Answer;
  clear(): void;
}

/** Forgets everything when it holds more than `most`: so many answers, or so much as `sizeOf` says they hold in all. */
export function createMemory<Answer>({
  most,
  sizeOf = () => 1,
}: {
  most: number;
  sizeOf?: (answer: Answer, question: string) => number;
}): Memory<Answer> {
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
      if (known !== undefined || answers.has(question)) return known as Answer;
      const found = answer();
      const size = sizeOf(found, question);
      if (held + size > most) clear();
      held += size;
      answers.set(question, found);
      return found;
    },
  };
}
