import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';

/** Who read or did what; kept apart from the request log, which holds no personal data. */
export interface AuditEntry {
  /** Id of who did it, or `system`. */
  actor: string;
  action: string;
  /** What it was done to, as `booking:{id}`. */
  subject: string;
  detail?: Record<string, unknown>;
}

export interface Audit {
  write(entry: AuditEntry, unit?: Unit): Promise<void>;
}

export function createAudit({ payload, now }: Kept): Audit {
  return {
    write: async (entry, req) => {
      await payload.create({ collection: 'audit-log', data: { at: now(), ...entry }, req });
    },
  };
}
