import type { MeiliDocument } from './document.ts';
import type { Engine, Found } from './engine.ts';

const DOCUMENTS_A_CALL = 5000;

/** Every document that passes the filter, in no order, some fields of each. */
export async function readAll(
  engine: Engine,
  uid: string,
  { filter, fields }: { filter?: string[]; fields: (keyof MeiliDocument)[] },
): Promise<Found[]> {
  const all: Found[] = [];
  for (let offset = 0; ; offset += DOCUMENTS_A_CALL) {
    const { results, total } = await engine.fetch(uid, { filter, fields, offset, limit: DOCUMENTS_A_CALL });
    all.push(...results);
    if (offset + DOCUMENTS_A_CALL >= total) return all;
  }
}
