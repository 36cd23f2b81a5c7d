import type { MeiliDocument } from './document.ts';
import type { Answer, AskEngine, Found, Query } from './engine.ts';
import type { Filter } from './filters.ts';

/** Counts exactly, and brings no documents. */
export const COUNT = { hitsPerPage: 0, page: 1 } as const;

/** What every order ends with. */
export const TIES = ['name:asc', 'key:asc'];

/** Among what a question is asked: its words, and what else must hold. */
export interface Within {
  put: Pick<Query, 'q' | 'attributesToSearchOn'>;
  filter: Filter;
}

export function total(answer: Answer | undefined): number {
  return answer?.totalHits ?? 0;
}

const DOCUMENTS_A_CALL = 5000;

/** All that is found, in no order, some fields of each. */
export async function readAll(ask: AskEngine, { put, filter }: Within, fields: (keyof MeiliDocument)[]): Promise<Found[]> {
  const all: Found[] = [];
  for (let offset = 0; ; offset += DOCUMENTS_A_CALL) {
    const [answer] = await ask([{ ...put, filter, offset, limit: DOCUMENTS_A_CALL, attributesToRetrieve: fields }]);
    const hits = answer?.hits ?? [];
    all.push(...hits);
    if (hits.length < DOCUMENTS_A_CALL) return all;
  }
}
