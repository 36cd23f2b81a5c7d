import type { CityPack } from '#cms/city/city-pack.ts';
import type { Result } from '#cms/core/problem.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { readPhone } from './contact.ts';

/** Persons who may collect a child, their telephones in one form, whichever door they came by. */
export function readPickups(
  pickups: readonly PickupPerson[],
  { country }: Pick<CityPack, 'country'>,
): Result<{ pickups: PickupPerson[] }> {
  const read: PickupPerson[] = [];
  for (const [index, person] of pickups.entries()) {
    const phone = readPhone(person.phone, country, `pickups.${index}.phone`);
    if (!phone.ok) return phone;
    read.push({ ...person, phone: phone.phone });
  }
  return { ok: true, pickups: read };
}
