import type { CityPack } from '#cms/city/city-pack.ts';
import { type Result, together } from '#cms/core/problem.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { readPhone } from './contact.ts';

/** Persons who may collect a child, their telephones in one form, whichever door they came by. */
export function readPickups(
  pickups: readonly PickupPerson[],
  { country }: Pick<CityPack, 'country'>,
): Result<{ pickups: PickupPerson[] }> {
  const phones = pickups.map(({ phone }, index) => readPhone(phone, country, `pickups.${index}.phone`));
  const wrong = together(phones);
  if (wrong) return wrong;
  const read = phones.map((one) => (one.ok ? one.phone : ''));
  return { ok: true, pickups: pickups.map((person, index) => ({ ...person, phone: read[index] ?? '' })) };
}
