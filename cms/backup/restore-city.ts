import type { CollectionSlug } from 'payload';
import type { FilesPort } from '#cms/ports/files/port.ts';
import { createDigest, digestOf, type WholeCity } from '#cms/records/whole-city.ts';
import { BackupError } from './backup-error.ts';
import type { Pictures } from './pictures.ts';
import type { CheckedBackup, Piece } from './read-backup.ts';
import { nameOf } from './write-backup.ts';

/** An empty place into which a city is brought. */
export interface Target {
  city: WholeCity;
  files: FilesPort;
  pictures: Pictures;
}

/**
 * Puts everything from a checked backup into an empty place, then reads it again and compares.
 * @throws BackupError when what was written is not what was read
 */
export async function restoreCity(
  { city, files, pictures }: Target,
  { pieces, checked, onPiece }: { pieces: AsyncIterable<Piece>; checked: CheckedBackup; onPiece: () => void },
): Promise<void> {
  const known = new Set<CollectionSlug>(city.parts.map(({ collection }) => collection));
  await city.noteBringing('a backup');
  await city.puttingBack(async (put) => {
    for await (const piece of pieces) {
      if (piece.kind === 'documents') {
        if (!known.has(piece.collection)) throw new BackupError('newer', `This version keeps no ${piece.collection}.`);
        await put(piece.collection, piece.layer, piece.documents);
      } else if (piece.kind === 'file') await files.put(piece.name, piece.bytes, piece.type);
      else await pictures.put(piece.name, piece.bytes, piece.type);
      onPiece();
    }
  });
  await city.noteBringing(undefined);
  await city.keepStatistics();
  const different = await compareParts(city, checked.contents.parts);
  if (different.length > 0)
    throw new BackupError('refused', `What was written is not what was read: ${different.join(', ')}. Nothing was restored.`);
}

/** The names of parts of which a database does not hold what it should. */
async function compareParts(city: WholeCity, expected: Record<string, { documents: number; digest: string }>): Promise<string[]> {
  return city.atOneMoment(async (moment) => {
    const different: string[] = [];
    for (const part of city.parts) {
      const { documents, digest: found } = await digestOf(moment, part);
      const should = expected[nameOf(part)] ?? { documents: 0, digest: createDigest(part).result().digest };
      if (documents !== should.documents || found !== should.digest)
        different.push(`${nameOf(part)} (${documents} of ${should.documents})`);
    }
    return different;
  });
}
