import { z } from 'zod';
import { refuse } from './backup-error.ts';

/** Grows with every change that an older version could not read. */
export const FORMAT = 1;

/** What stands first in a backup: whose it is, and what can read it. */
const manifest = z.object({
  format: z.literal(FORMAT),
  /** When the database was as it is in here. */
  madeAt: z.iso.datetime(),
  city: z.string(),
  mode: z.enum(['demo', 'live']),
  /** Where it was made; it can be restored into either. */
  database: z.enum(['sqlite', 'mongoose']),
  /** Of the version that made it. */
  migrations: z.array(z.string()),
  /** What was set in the environment: names alone, never what was set. */
  settings: z.array(z.string()),
  /** How many documents, by part. */
  counts: z.record(z.string(), z.number().int().nonnegative()),
});
export type Manifest = z.infer<typeof manifest>;

/** What stands last: each entry and what it must be, and each part of the database and what it says. */
export const contents = z.object({
  entries: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string(), type: z.string().optional() })),
  parts: z.record(z.string(), z.object({ documents: z.number(), digest: z.string() })),
});
export type Contents = z.infer<typeof contents>;
export type ContentsEntry = Contents['entries'][number];

export const MANIFEST = 'manifest.json';
export const CONTENTS = 'contents.json';

/**
 * @throws BackupError when another version made it, or nothing of ours
 */
export function readManifest(bytes: Uint8Array, known: readonly string[]): Manifest {
  const written = z.looseObject({ format: z.number() }).safeParse(parsed(bytes));
  if (!written.success) refuse('damaged', 'it does not begin as a backup of this portal does');
  if (written.data.format > FORMAT)
    refuse('newer', `a newer version of the portal made it (format ${written.data.format}; this one reads up to ${FORMAT})`);
  const read = manifest.safeParse(written.data);
  if (!read.success) refuse('damaged', 'its first page cannot be read');
  const unknown = read.data.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    refuse('newer', `a newer version of the portal made it (this one does not know the migration ${unknown[0]})`);
  return read.data;
}

export function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
