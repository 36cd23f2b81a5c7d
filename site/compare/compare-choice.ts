/** Centres chosen for a comparison, by slug with their names, for as long as the tab is open. */
export type Choice = Map<string, string>;

const KEY = 'jt-compare';

export function readChoice(): Choice {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, string][]);
  } catch {
    return new Map();
  }
}

/** Where the browser keeps nothing, the choice lasts as long as the page. */
export function keepChoice(choice: Choice): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...choice]));
  } catch {}
}
