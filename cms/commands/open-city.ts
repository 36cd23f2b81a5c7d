import { join } from 'node:path';
import { getPayload } from 'payload';
import { type Pictures, picturesInBucket, picturesOnDisk } from '#cms/backup/pictures.ts';
import type { Place } from '#cms/backup/place.ts';
import type { Environment } from '#cms/core/environment.ts';
import { configFor } from '#cms/payload.config.ts';
import { createBucket } from '#cms/ports/files/bucket.ts';
import { chooseFiles } from '#cms/ports/files/choose.ts';
import { createDiskFiles } from '#cms/ports/files/disk.ts';
import type { FilesPort } from '#cms/ports/files/port.ts';
import { createWholeCity, type WholeCity } from '#cms/records/whole-city.ts';

/** The database of these settings, and nothing else of a portal: no search, no jobs, no other memory. */
export async function openCity(environment: Environment): Promise<WholeCity> {
  const payload = await getPayload({ config: configFor(environment), key: environment.databaseUri });
  return createWholeCity({ payload });
}

/** Where a city's things lie on this machine: all of them, unless a database server or a bucket has them. */
export function placeOf({ databaseUri, dataDir, bucket }: Environment, env: NodeJS.ProcessEnv = process.env): Place {
  const database = /^file:(.*)/.exec(databaseUri)?.[1];
  const files = { files: env.FILES_DIR || join(dataDir, 'files'), pictures: join(dataDir, 'media') };
  return { ...(database && { database }), ...(!bucket && files) };
}

/** Files and pictures, in their bucket or in a place on this machine. */
export function keptIn({ bucket }: Pick<Environment, 'bucket'>, place: Place): { files: FilesPort; pictures: Pictures } {
  if (bucket) return { files: chooseFiles(process.env), pictures: picturesInBucket(createBucket(bucket)) };
  return { files: createDiskFiles({ folder: place.files ?? '' }), pictures: picturesOnDisk(place.pictures ?? '') };
}
