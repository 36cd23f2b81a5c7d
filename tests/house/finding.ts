import { join, resolve } from 'node:path';

/** Something that a rule of the house refuses. `what` names files, never lines, so that it stays the same while they are edited. */
export interface Finding {
  rule: string;
  what: string;
}

/** The tools are this repository's own, also when they look at another folder. */
export const tool = (name: string) => join(resolve(import.meta.dirname, '../..'), 'node_modules/.bin', name);
