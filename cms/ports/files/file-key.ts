class FileKeyError extends Error {
  readonly code = 'bad_key';

  constructor(key: string) {
    super(`not a file key: ${JSON.stringify(key).slice(0, 120)}`);
    this.name = 'FileKeyError';
  }
}

const LONGEST = 240;
/** Segments never begin with a dot, so neither `..` nor hidden files can be meant. */
const KEY = /^[a-z0-9_-][a-z0-9_.-]*(\/[a-z0-9_-][a-z0-9_.-]*)*$/;

/** `contracts/2026/jt-000123-1.pdf` is a key; `../x`, `/x`, `x//y`, `X` are not. */
export function isFileKey(key: string): boolean {
  return key.length <= LONGEST && !key.includes('..') && KEY.test(key);
}

export function checkFileKey(key: string): void {
  if (!isFileKey(key)) throw new FileKeyError(key);
}

/** Written once, then only read. */
export function isWriteOnce(key: string): boolean {
  return key.startsWith('contracts/');
}
