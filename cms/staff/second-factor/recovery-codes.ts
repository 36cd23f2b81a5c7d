import { createHash, randomInt } from 'node:crypto';

const HOW_MANY = 10;
/** Without letters and digits that are taken for one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** Codes for who has lost their telephone: shown once, each good once. */
export const newRecoveryCodes = (): string[] => Array.from({ length: HOW_MANY }, () => [part(), part(), part()].join('-'));

const part = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Sixty bits of chance need no slow hash. */
export const recoveryHash = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^0-9a-z]/g, ''))
    .digest('hex');
