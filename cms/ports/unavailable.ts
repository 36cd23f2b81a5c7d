/** Where things are kept cannot be reached, or cannot take anything: nothing is wrong with what was asked. */
export class UnavailableError extends Error {
  readonly code = 'unavailable';
}

/** In whole seconds, for `Retry-After`. */
export const UNAVAILABLE_SECONDS = 5;

export const NO_ANSWER = 'the database server does not answer';
/** Names of a MongoDB driver's errors, and a server's codes while it is no primary or ends. */
const AWAY =
  /^(MongoServerSelection|MongooseServerSelection|MongoNetwork|MongoNetworkTimeout|MongoNotConnected|MongoTopologyClosed|MongoPoolCleared|MongoPoolClearedOnNetwork|MongoWaitQueueTimeout|Disconnected)Error$/;
const NO_PRIMARY = [91, 189, 10107, 11600, 11602, 13435, 13436];
const NO_ROOM = 14031;

/** What the system and SQLite call it, and what it is called here. */
const OF_DISK: readonly [code: RegExp, words: string][] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'the disk is full'],
  [/^(EROFS|SQLITE_READONLY)/, 'the disk, or the folder of the data, can only be read'],
  [/^(EIO|SQLITE_IOERR)/, 'the disk fails, or takes no more'],
  [/^SQLITE_CANTOPEN/, 'the database file cannot be opened'],
];
/** SQLite's own numbers of these, as Node's module gives them. */
const NUMBERED: Record<number, string> = { 8: 'SQLITE_READONLY', 10: 'SQLITE_IOERR', 13: 'SQLITE_FULL', 14: 'SQLITE_CANTOPEN' };

/** Whether something failed because the database or the disk is not there or takes nothing, so that it may be asked again later. */
export function isUnavailable(error: unknown): boolean {
  return whyUnavailable(error) !== undefined;
}

/** What is wrong with the database or the disk, in words for who runs the portal; nothing where something else failed. */
export function whyUnavailable(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, code, errcode, cause, message } = error as Record<string, unknown>;
  if (code === 'unavailable') return typeof message === 'string' ? message : NO_ANSWER;
  const named = code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? NUMBERED[errcode % 256] : code;
  if (typeof named === 'string') {
    const words = OF_DISK.find(([one]) => one.test(named))?.[1];
    if (words) return words;
  }
  if (code === NO_ROOM) return 'the disk is full';
  if (AWAY.test(String(name)) || (typeof code === 'number' && NO_PRIMARY.includes(code))) return NO_ANSWER;
  return cause === error ? undefined : whyUnavailable(cause);
}
