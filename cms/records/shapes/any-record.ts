import { z } from 'zod';

/** What differs from row to row: what an entry of the audit log adds, what a request was answered. */
export const anyRecord = z.record(z.string(), z.unknown());
