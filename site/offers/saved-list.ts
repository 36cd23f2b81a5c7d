/** The centres this visitor has saved, as the portal last said; one list for all buttons of a page. */
export type SavedIds = ReadonlySet<string>;

const CALL = '/api/v1/favourites';
const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

let saved: SavedIds | undefined;
const listeners = new Set<() => void>();

/** Nothing until the portal has answered. */
export const readSaved = (): SavedIds | undefined => saved;

export function onSaved(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks for the list anew. */
export const loadSaved = (): Promise<boolean> => ask(CALL);

/** Saves a centre or takes it out. False is a refusal or a broken line. */
export function changeSaved(id: string, action: 'add' | 'remove'): Promise<boolean> {
  return action === 'add'
    ? ask(CALL, { method: 'POST', body: JSON.stringify({ facility: id }) })
    : ask(`${CALL}/${id}`, { method: 'DELETE' });
}

async function ask(address: string, init: RequestInit = {}): Promise<boolean> {
  try {
    const response = await fetch(address, { headers: HEADERS, ...init });
    if (!response.ok) return false;
    const { favourites } = (await response.json()) as { favourites: { id: string }[] };
    saved = new Set(favourites.map(({ id }) => id));
    for (const listener of listeners) listener();
    return true;
  } catch {
    return false;
  }
}
