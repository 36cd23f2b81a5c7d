import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RegisterMapping, RegisterRow } from '#cms/city/mapping.ts';
import { parseCsv } from './parse-csv.ts';
import { parseGeoJson } from './parse-geojson.ts';
import { type BrokenRow, ImportError } from './parsed.ts';

export interface RegisterFile {
  name: string;
  rows: RegisterRow[];
  broken: BrokenRow[];
}

/** The columns of a list. `isNeeded` where it may call them by several names: a row that ends before one is cut off. */
export type FileColumns = RegisterMapping['columns'] & { isNeeded?: (column: string) => boolean };

/**
 * Reads a register from a CSV or GeoJSON file, whichever it turns out to be. `chinese`: a file that is not UTF-8 may be
 * in GB 18030, as spreadsheets on Chinese machines save it.
 */
export async function readRegisterFile(
  path: string,
  columns: FileColumns,
  { chinese = false }: { chinese?: boolean } = {},
): Promise<RegisterFile> {
  const name = basename(path);
  const text = await readText(path, chinese ? ['utf-8', 'gb18030'] : ['utf-8']);
  if (text.trimStart().startsWith('<'))
    throw new ImportError(`${name} is a web page (HTML or XML), not a list: it may be an error page in place of the file.`);
  const { isNeeded = (column: string) => columns.needed.includes(column) } = columns;
  const parsed = /^\s*[{[]/.test(text) ? parseGeoJson(text, columns) : parseCsv(text, isNeeded);
  if (!parsed) throw new ImportError(`${name} is neither CSV with a heading nor GeoJSON with features.`);
  const missing = columns.needed.filter((column) => !parsed.columns.includes(column));
  if (missing.length > 0)
    throw new ImportError(`${name} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  if (parsed.rows.length + parsed.broken.length === 0) throw new ImportError(`${name} has a heading and no rows.`);
  return { name, rows: parsed.rows, broken: parsed.broken };
}

async function readText(path: string, encodings: readonly string[]): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${path} cannot be read: ${REASON[error.code ?? ''] ?? error.message}.`);
  });
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return text;
  }
  throw new ImportError(`${path} is not UTF-8 text: save it as CSV (UTF-8) and try again.`);
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const REASON: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};
