import type { SearchDocument } from './port.ts';

export type Change = { put: SearchDocument[] } | { gone: string[] };

/** Keeps what changes while a long work on an index goes on. */
export interface Meanwhile {
  /** Says whether there was such a work to take note of it. */
  note(change: Change): boolean;
  /**
   * Runs one work after the other, and gives each the changes noted since it was asked for: its documents may have
   * been read before them, so it must apply them at its end.
   */
  during<Result>(work: (changes: Change[]) => Promise<Result>): Promise<Result>;
}

export function createMeanwhile(): Meanwhile {
  const open = new Set<Change[]>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    note: (change) => {
      for (const changes of open) changes.push(change);
      return open.size > 0;
    },
    during: (work) => {
      const changes: Change[] = [];
      open.add(changes);
      const mine = last.then(() => work(changes)).finally(() => open.delete(changes));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** What several changes come to: the last word on each document. */
export function netOf(changes: Change[]): { put: SearchDocument[]; gone: string[] } {
  const last = new Map<string, SearchDocument | undefined>();
  for (const change of changes) {
    if ('put' in change) for (const document of change.put) last.set(document.id, document);
    else for (const id of change.gone) last.set(id, undefined);
  }
  return {
    put: [...last.values()].filter((document) => document !== undefined),
    gone: [...last].flatMap(([id, document]) => (document ? [] : [id])),
  };
}
