import type { Payload } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';

/**
 * Other records of the same child: of the same name, in the one form in which names are compared, and born on the same day.
 * They are of guardians who are not linked; whose they are is nobody's business. With a unit of work all of them are taken,
 * so that of two who change something of this child at once one waits, and sees what the other has done.
 */
export async function samePerson(payload: Payload, childId: string, req?: Unit): Promise<string[]> {
  const asked = { collection: 'children', depth: 0, select: { person: true }, req } as const;
  const child = await payload.findByID({ ...asked, id: childId, disableErrors: true });
  if (!child) return [];
  const where = { person: { equals: child.person } };
  const { docs } = await payload.find({ ...asked, where, sort: 'id', limit: 0, pagination: false });
  if (req && docs.length > 1) {
    const data = { updatedAt: new Date(machineTime()).toISOString() };
    for (const { id } of docs) await payload.db.updateOne({ collection: 'children', id, data, req });
  }
  return docs.flatMap(({ id }) => (id === childId ? [] : [id]));
}

const ASKED_AT_ONCE = 500;

/** Of some children every record that there is of each, so that a child that was written down twice is one. */
export async function recordsOf(payload: Payload, childIds: readonly string[]): Promise<ReadonlySet<string>[]> {
  const asked = { collection: 'children', depth: 0, select: { person: true }, sort: 'id', limit: 0, pagination: false } as const;
  const persons = new Map<string, Set<string>>();
  const ask = async (field: 'id' | 'person', values: readonly string[]) => {
    for (let n = 0; n < values.length; n += ASKED_AT_ONCE) {
      const { docs } = await payload.find({ ...asked, where: { [field]: { in: values.slice(n, n + ASKED_AT_ONCE) } } });
      for (const { id, person } of docs) persons.set(person, (persons.get(person) ?? new Set()).add(id));
    }
  };
  await ask('id', childIds);
  await ask('person', [...persons.keys()]);
  return [...persons.values()];
}
