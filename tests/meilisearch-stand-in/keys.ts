import { MeiliError } from './meili-error.ts';

/** A key that may do some things, on some indexes; a pattern may end with `*`. */
export interface Key {
  key: string;
  actions: string[];
  indexes: string[];
}

/** What each route needs; what is not named needs nothing. */
const ACTIONS: Record<string, string> = {
  'GET stats': 'stats.get',
  'GET version': 'version',
  'GET indexes': 'indexes.get',
  'POST indexes': 'indexes.create',
  'GET indexes/:uid': 'indexes.get',
  'DELETE indexes/:uid': 'indexes.delete',
  'GET indexes/:uid/stats': 'stats.get',
  'GET indexes/:uid/settings': 'settings.get',
  'PATCH indexes/:uid/settings': 'settings.update',
  'GET indexes/:uid/documents': 'documents.get',
  'POST indexes/:uid/documents/fetch': 'documents.get',
  'POST indexes/:uid/documents': 'documents.add',
  'POST indexes/:uid/documents/delete-batch': 'documents.delete',
  'POST indexes/:uid/search': 'search',
  'POST multi-search': 'search',
  'POST swap-indexes': 'indexes.swap',
  'GET tasks/:uid': 'tasks.get',
  'POST tasks/cancel': 'tasks.cancel',
};

/** Whom a request comes from: the indexes that it may see and touch. Throws for whom it may not come from. */
export function admitted(
  authorization: string | undefined,
  { keys, route, indexes }: { keys: Key[]; route: string; indexes: string[] },
): (uid: string) => boolean {
  const action = ACTIONS[route];
  if (keys.length === 0 || !action) return () => true;
  if (!authorization)
    throw new MeiliError(
      401,
      'missing_authorization_header',
      'The Authorization header is missing. It must use the bearer authorization method.',
    );
  const key = keys.find((one) => authorization === `Bearer ${one.key}`);
  const group = `${action.split('.')[0]}.*`;
  const may = key?.actions.some((one) => one === '*' || one === action || one === group);
  const sees = (uid: string) =>
    key?.indexes.some((one) => one === uid || (one.endsWith('*') && uid.startsWith(one.slice(0, -1)))) ?? false;
  if (!may || !indexes.every(sees)) throw new MeiliError(403, 'invalid_api_key', 'The provided API key is invalid.');
  return sees;
}
