import type { Decrypter } from 'age-encryption';
import type { CollectionSlug } from 'payload';
import { z } from 'zod';
import type { Layer } from '#cms/ports/database/one-moment.ts';
import type { KeptDocument } from '#cms/ports/database/plain-document.ts';
import { hashOf, readArchive } from './archive.ts';
import { refuse } from './backup-error.ts';
import { CONTENTS, type Contents, contents, MANIFEST, type Manifest, parsed, readManifest } from './manifest.ts';

export interface CheckedBackup {
  manifest: Manifest;
  contents: Contents;
}

/**
 * Reads a backup from its first byte to its last, and writes nothing: only one that is whole is restored.
 * @throws BackupError when it is damaged, cut off, of a newer version, or locked with another key
 */
export async function checkBackup(
  file: string,
  { opener, migrations, onEntry }: { opener: Decrypter; migrations: readonly string[]; onEntry: () => void },
): Promise<CheckedBackup> {
  let first: Manifest | undefined;
  let last: Contents | undefined;
  const found = new Map<string, string>();
  for await (const { name, bytes } of readArchive(file, opener)) {
    onEntry();
    if (!first && name !== MANIFEST) refuse('damaged', 'it does not begin as a backup of this portal does');
    first ??= readManifest(bytes, migrations);
    if (name === CONTENTS) last = contents.safeParse(parsed(bytes)).data;
    else found.set(name, hashOf(bytes));
  }
  if (!first || !last) return refuse('damaged', 'it is cut off: its last page is missing');
  const wrong = last.entries.find(({ name, sha256 }) => found.get(name) !== sha256);
  if (wrong) refuse('damaged', `${wrong.name} is not what it was`);
  if (last.entries.length !== found.size) refuse('damaged', 'it holds more than it says');
  return { manifest: first, contents: last };
}

/** One piece of a backup: some documents of a part, a file or a picture. */
export type Piece =
  | { kind: 'documents'; collection: CollectionSlug; layer: Layer; documents: KeptDocument[] }
  | { kind: 'file' | 'picture'; name: string; bytes: Buffer; type: string };

const documents = z.array(z.looseObject({ id: z.string() }));

/** The pieces of a backup that has been checked, in the order in which they were written. */
export async function* piecesOf(
  file: string,
  opener: Decrypter,
  { contents: { entries } }: CheckedBackup,
): AsyncGenerator<Piece> {
  const types = new Map(entries.map(({ name, type }) => [name, type]));
  for await (const { name, bytes } of readArchive(file, opener)) {
    const [kind = '', ...rest] = name.split('/');
    const type = types.get(name) ?? 'application/octet-stream';
    if (kind === 'documents' || kind === 'versions') {
      const lines = bytes.toString().split('\n').filter(Boolean);
      const collection = rest[0] as CollectionSlug;
      yield { kind: 'documents', collection, layer: kind, documents: documents.parse(lines.map((line) => JSON.parse(line))) };
    } else if (kind === 'files') yield { kind: 'file', name: rest.join('/'), bytes, type };
    else if (kind === 'pictures') yield { kind: 'picture', name: rest.join('/'), bytes, type };
  }
}
