import { ImportError } from '#cms/registry/import/import-error.ts';

const USAGE =
  'npm run import -- facilities FILE [--dry-run] [--report FILE], or npm run import -- places FILE [--dry-run] [--report FILE] [--remove-missing]';

const WHAT = ['facilities', 'places'] as const;

export interface ImportArguments {
  what: (typeof WHAT)[number];
  path: string;
  dryRun: boolean;
  reportPath?: string;
  /** Places that the file does not have any more are taken out. */
  removeMissing: boolean;
}

/** What the import was asked to do; anything it does not know is a sentence, not a guess. */
export function readImportArguments(args: readonly string[]): ImportArguments {
  const rest = [...args];
  const dryRun = takeFlag(rest, '--dry-run');
  const removeMissing = takeFlag(rest, '--remove-missing');
  const reportPath = takeValue(rest, '--report');
  const [word, path, ...more] = rest;
  const unknown = [...rest.filter((one) => one.startsWith('--')), ...more][0];
  if (unknown) throw new ImportError(`${unknown} is not understood: ${USAGE}`);
  const what = WHAT.find((one) => one === word);
  if (!what) throw new ImportError(`Say what to import, and from which file: ${USAGE}`);
  if (!path) throw new ImportError(`Name the file to import: ${USAGE}`);
  if (removeMissing && what !== 'places') throw new ImportError(`--remove-missing is for places: ${USAGE}`);
  return { what, path, dryRun, removeMissing, ...(reportPath ? { reportPath } : {}) };
}

function takeFlag(args: string[], name: string): boolean {
  const at = args.indexOf(name);
  if (at >= 0) args.splice(at, 1);
  return at >= 0;
}

function takeValue(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const [, value] = args.splice(at, 2);
  if (!value || value.startsWith('--')) throw new ImportError(`${name} needs a file name: ${USAGE}`);
  return value;
}
