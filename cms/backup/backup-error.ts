type Code = 'damaged' | 'newer' | 'locked' | 'not_empty' | 'other_city' | 'refused';

/** Why a backup cannot be made or restored, in one sentence for the person who runs the command. */
export class BackupError extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
    this.code = code;
  }
}

/** Says what is wrong with a backup's file. */
export function refuse(code: Code, why: string, cause?: unknown): never {
  throw new BackupError(code, `This backup is refused: ${why}.`, { cause });
}
