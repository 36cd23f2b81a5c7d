import { readFile } from 'node:fs/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { BackupError } from './backup-error.ts';

/** With what a backup is locked or opened, and how that is called before the person who runs the command. */
export interface Passphrase {
  passphrase: string;
  name: 'BACKUP_PASSPHRASE' | 'PAYLOAD_SECRET';
}

const SHORTEST = 12;

/** A passphrase of its own where one is set, else the secret that a portal has to keep anyway. */
export function passphraseFrom(env: NodeJS.ProcessEnv, { secret }: { secret: string }): Passphrase {
  const own = env.BACKUP_PASSPHRASE;
  if (!own) return { passphrase: secret, name: 'PAYLOAD_SECRET' };
  if (own.length < SHORTEST) throw new BackupError('refused', `BACKUP_PASSPHRASE needs at least ${SHORTEST} characters.`);
  return { passphrase: own, name: 'BACKUP_PASSPHRASE' };
}

/** Locks for the owners of age keys, `age1…`, where any are named; else with a passphrase. */
export function lockFor(recipients: readonly string[], { passphrase }: Passphrase): Encrypter {
  const lock = new Encrypter();
  if (recipients.length === 0) lock.setPassphrase(passphrase);
  for (const recipient of recipients) {
    try {
      lock.addRecipient(recipient);
    } catch (cause) {
      throw new BackupError('refused', `${recipient} is not the public half of an age key (age1…).`, { cause });
    }
  }
  return lock;
}

/** Opens with the keys in a file, as `age-keygen` writes it, where one is named; else with a passphrase. */
export async function openerFor(keyFile: string | undefined, { passphrase }: Passphrase): Promise<Decrypter> {
  const opener = new Decrypter();
  if (!keyFile) {
    opener.addPassphrase(passphrase);
    return opener;
  }
  const keys = (await readFile(keyFile, 'utf8')).split(/\s+/).filter((word) => word.startsWith('AGE-SECRET-KEY-'));
  if (keys.length === 0) throw new BackupError('refused', `${keyFile} holds no age key (AGE-SECRET-KEY-…).`);
  for (const key of keys) opener.addIdentity(key);
  return opener;
}
