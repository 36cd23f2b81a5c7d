import type { Encrypter } from 'age-encryption';
import type { Environment } from '#cms/core/environment.ts';
import type { FilesPort } from '#cms/ports/files/port.ts';
import { createDigest, type Part, type WholeCity } from '#cms/records/whole-city.ts';
import { type AddEntry, writeArchive } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { CONTENTS, type Contents, FORMAT, MANIFEST, type Manifest } from './manifest.ts';
import { type Pictures, pictureNames } from './pictures.ts';

/** What a backup is made of. */
export interface Source {
  city: WholeCity;
  files: FilesPort;
  pictures: Pictures;
  environment: Pick<Environment, 'city' | 'mode'>;
  database: Manifest['database'];
  migrations: readonly string[];
  settings: readonly string[];
}

export type OnProgress = (done: number, total: number) => void;

/**
 * Writes everything that a city has into one file, as it is at one moment, while the portal goes on serving. Files that
 * come while it is written may be among those in it: what the database names was there before.
 * @param madeAt an instant
 * @throws BackupError when there is nothing yet
 */
export async function writeBackup(
  source: Source,
  { file, lock, madeAt, onProgress }: { file: string; lock: Encrypter; madeAt: string; onProgress: OnProgress },
): Promise<{ bytes: number; sha256: string; documents: number; files: number }> {
  const { city } = source;
  return city.atOneMoment(async (moment) => {
    const counts: Record<string, number> = {};
    for (const part of city.parts) counts[nameOf(part)] = await moment.count(part.collection, part.layer);
    const documents = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (!counts[nameOf({ collection: 'areas', layer: 'documents' })])
      throw new BackupError('refused', 'There is nothing to back up: this city has no areas yet.');
    const keys: string[] = [];
    for await (const key of source.files.list()) keys.push(key);
    let files = 0;
    const written = await writeArchive(file, lock, async (add, entries) => {
      let done = 0;
      const more = (by: number) => onProgress((done += by), documents + keys.length);
      await add(MANIFEST, json({ ...about(source), madeAt, counts } satisfies Manifest));
      for (const key of keys) {
        files += await addFile(add, key, source.files);
        more(1);
      }
      for await (const some of moment.read('media', 'documents'))
        for (const { name, type } of some.flatMap(pictureNames)) {
          const bytes = await source.pictures.get(name);
          if (bytes) await add(`pictures/${name}`, bytes, type);
        }
      const parts: Contents['parts'] = {};
      for (const part of city.parts) {
        const digest = createDigest(part);
        let number = 0;
        for await (const some of moment.read(part.collection, part.layer)) {
          digest.add(some);
          await add(`${nameOf(part)}/${++number}.jsonl`, Buffer.from(some.map((one) => `${JSON.stringify(one)}\n`).join('')));
          more(some.length);
        }
        parts[nameOf(part)] = digest.result();
      }
      await add(CONTENTS, json({ entries: [...entries], parts } satisfies Contents));
    });
    return { ...written, documents, files };
  });
}

/** As parts are named in a backup. */
export const nameOf = ({ collection, layer }: Part) => `${layer}/${collection}`;

function about({ environment, database, migrations, settings }: Source) {
  return {
    format: FORMAT as typeof FORMAT,
    city: environment.city,
    mode: environment.mode,
    database,
    migrations: [...migrations],
    settings: [...settings],
  } satisfies Omit<Manifest, 'madeAt' | 'counts'>;
}

/** What was deleted since it was listed is passed over: nothing that the moment names ever is. */
async function addFile(add: AddEntry, key: string, files: FilesPort): Promise<0 | 1> {
  const file = await files.get(key);
  if (!file) return 0;
  await add(`files/${key}`, file.bytes, file.contentType);
  return 1;
}

const json = (value: object) => Buffer.from(JSON.stringify(value, undefined, 1));
