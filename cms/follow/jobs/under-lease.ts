import type { Payload } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import { renewLease } from '#cms/records/job-lease.ts';

/** Does the work of a job that was claimed, and says again and again that this process still lives. */
export async function underLease<T>(
  payload: Payload,
  id: string,
  { by, leaseMs, lost, work }: { by: string; leaseMs: number; lost: (why: unknown) => void; work: () => Promise<T> },
): Promise<T> {
  const renew = async () => {
    if (!(await renewLease(payload, id, { by, until: machineTime() + leaseMs }))) lost('another process has it');
  };
  const beat = setInterval(() => renew().catch(lost), leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
