import type { PretendRecord, PretendStore } from './pretend-record.ts';

/** Copies in and out, so that nobody changes a stored record by holding on to it. */
export function createMemoryStore(): PretendStore {
  const records = new Map<string, PretendRecord>();
  return {
    get: async (ref) => structuredClone(records.get(ref)),
    put: async (ref, record) => {
      records.set(ref, structuredClone(record));
    },
  };
}
