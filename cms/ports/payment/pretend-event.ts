import type { Instant } from '#domain/time/zoned-time.ts';
import type { EventReading } from './port.ts';
import { type PretendStore, stateOf } from './pretend-record.ts';
import { refundStateOf } from './pretend-refund.ts';

/** Reads an event whose signature has been checked. The state in it may be old: the record is asked. */
export async function readPretendEvent(
  body: string,
  { store, now }: { store: PretendStore; now: Instant },
): Promise<EventReading> {
  const event = parse(body);
  if (!event) return { error: 'malformed' };
  const { id, type, at = now, providerRef, refundRef } = event;
  const record = providerRef ? await store.get(providerRef) : undefined;
  if (record && type === 'payment') return { id, at, type, ...stateOf(record, now) };
  const refund = record && type === 'refund' && refundRef ? refundStateOf(record, refundRef) : undefined;
  return refund ? { id, at, type: 'refund', ...refund } : { ignored: true, id };
}

interface SentEvent {
  id: string;
  type: string;
  at?: Instant;
  providerRef?: string;
  refundRef?: string;
}

function parse(body: string): SentEvent | undefined {
  try {
    const value = JSON.parse(body) as Partial<SentEvent> | null;
    return typeof value?.id === 'string' && typeof value.type === 'string' ? (value as SentEvent) : undefined;
  } catch {
    return undefined;
  }
}
