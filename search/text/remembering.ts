/** Answers a question about a text once, for as long as fewer than `most` texts were asked about. */
export function remembering<Answer>(answer: (text: string) => Answer, most = 20_000): (text: string) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.answer;
    if (known.size >= most) known.clear();
    const found = answer(text);
    known.set(text, { answer: found });
    return found;
  };
}
