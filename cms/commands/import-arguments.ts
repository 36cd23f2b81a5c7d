import { ImportError } from '../register/import-error.ts';

const USAGE = 'npm run import -- facilities FILE [--dry-run] [--report FILE]';

export interface ImportArguments {
  path: string;
  dryRun: boolean;
  reportPath?: string;
}

/** What the import was asked to do; anything it does not know is a sentence, not a guess. */
export function readImportArguments(args: readonly string[]): ImportArguments {
  const rest = [...args];
  const dryRun = takeFlag(rest, '--dry-run');
  const reportPath = takeValue(rest, '--report');
  const [what, path, ...more] = rest;
  const unknown = [...rest.filter((word) => word.startsWith('--')), ...more][0];
  if (unknown) throw new ImportError(`${unknown} is not understood: ${USAGE}`);
  if (what !== 'facilities') throw new ImportError(`Say what to import, and from which file: ${USAGE}`);
  if (!path) throw new ImportError(`Name the file to import: ${USAGE}`);
  return { path, dryRun, ...(reportPath ? { reportPath } : {}) };
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
