/** Centres chosen for a comparison, by slug with their names, for as long as the tab is open. */
export type Choice = ReadonlyMap<string, string>;

export const MOST_COMPARED = 4;
/** What the tab remembers them under. */
export const COMPARE_KEY = 'jt-compare';
export const NO_CHOICE: Choice = new Map();

let choice: Choice | undefined;
const listeners = new Set<() => void>();

export function readChoice(): Choice {
  choice ??= remembered();
  return choice;
}

/** Adds a centre, or takes it out; more than there may be is left as it is. */
export function choose(slug: string, { name, on }: { name: string; on: boolean }): void {
  const others = [...readChoice()].filter(([one]) => one !== slug);
  if (!on) keepChoice(new Map(others));
  else if (others.length < MOST_COMPARED) keepChoice(new Map([...others, [slug, name]]));
}

/** Where the browser keeps nothing, the choice lasts as long as the page. */
export function keepChoice(next: Choice): void {
  choice = next;
  try {
    if (next.size === 0) sessionStorage.removeItem(COMPARE_KEY);
    else sessionStorage.setItem(COMPARE_KEY, JSON.stringify([...next]));
  } catch {}
  for (const listener of listeners) listener();
}

export function onChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the tab remembers, which another page may have changed since this one was left. */
export function rereadChoice(): void {
  keepChoice(remembered());
}

function remembered(): Choice {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(COMPARE_KEY) ?? '[]') as [string, string][]);
  } catch {
    return NO_CHOICE;
  }
}
