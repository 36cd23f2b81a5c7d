/** What a form says of a child's birth, and what it has marked as done. */
export function readBornForm(form: FormData): { birthDate: string; weeks: string; done: string[] } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const done = form.getAll('done').map(String);
  return {
    birthDate: text('birthDate'),
    weeks: text('weeks'),
    done: done.filter((key) => /^[\w.-]{1,60}$/.test(key)).slice(0, 200),
  };
}
