import { ArgumentError, readArguments } from './read-arguments.ts';

const USAGE =
  'npm run import -- facilities FILE [--dry-run] [--report FILE] [--many-may-leave], ' +
  'or npm run import -- places FILE [--dry-run] [--report FILE] [--remove-missing [--many-may-leave]]';

const WHAT = ['facilities', 'places'] as const;

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  report: { type: 'string' },
  'remove-missing': { type: 'boolean', default: false },
  'many-may-leave': { type: 'boolean', default: false },
} as const;

export interface ImportArguments {
  what: (typeof WHAT)[number];
  path: string;
  dryRun: boolean;
  reportPath?: string;
  /** Places that the file does not have any more are taken out. */
  removeMissing: boolean;
  /** The file is whole, though much of what was known is not in it. */
  manyMayLeave: boolean;
}

/** What the import was asked to do; anything it does not know is a sentence, not a guess. */
export function readImportArguments(args: string[]): ImportArguments {
  const { values, positionals } = readArguments(USAGE, { args, options: OPTIONS, allowPositionals: true });
  const [word, path, surplus] = positionals;
  const removeMissing = values['remove-missing'];
  const what = WHAT.find((one) => one === word);
  if (!what) throw new ArgumentError('Say what to import, and from which file', USAGE);
  if (!path) throw new ArgumentError('Name the file to import', USAGE);
  if (surplus) throw new ArgumentError(`One file at a time, not ${surplus} too`, USAGE);
  if (removeMissing && what !== 'places') throw new ArgumentError('--remove-missing is for places', USAGE);
  return {
    what,
    path,
    dryRun: values['dry-run'],
    removeMissing,
    manyMayLeave: values['many-may-leave'],
    ...(values.report ? { reportPath: values.report } : {}),
  };
}
