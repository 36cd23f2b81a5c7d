import type { Kept } from './kept.ts';

/** Who read or did what; kept apart from the request log, which holds no personal data. */
export async function writeAudit(
  { payload, now }: Kept,
  entry: { actor: string; action: string; subject: string; detail?: Record<string, unknown> },
): Promise<void> {
  await payload.create({ collection: 'audit-log', data: { at: now(), ...entry } });
}
