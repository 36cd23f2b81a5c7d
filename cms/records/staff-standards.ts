import type { Payload } from 'payload';
import type { StaffStandard } from '#domain/places/staff-standard.ts';

/** What the city asks of carers before children are counted on them: all that was ever published, each from its day on. */
export async function readStaffStandards(payload: Pick<Payload, 'find'>): Promise<StaffStandard[]> {
  const { docs } = await payload.find({ collection: 'staff-standards', depth: 0, pagination: false, limit: 0 });
  return docs.map(({ need, accepts, validMonths, source, effectiveOn }) => ({
    need,
    accepts: (accepts ?? '').split(/[\n,，、;；]/).flatMap((name) => name.trim() || []),
    validMonths: validMonths ?? undefined,
    source,
    effectiveOn,
  }));
}
