import type { FieldHook, TextFieldSingleValidation } from 'payload';
import { facilityIdOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { idOf } from '#cms/records/supply.ts';

/** An account as it is written everywhere, so that it is found again. */
export const inLowerCase: FieldHook = ({ value }) =>
  typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : value;

/** An account of the same centre: whoever signs in with it has the door of this person's classes. */
export const accountHere: TextFieldSingleValidation = async (value, { data, req }) => {
  if (!value) return true;
  const { users } = await getPortal();
  const { facility } = data as { facility?: string | { id: string } };
  const user = await users.find(value, req);
  const isHere = user && facility && facilityIdOf(user) === idOf(facility);
  return isHere || say(req, 'refused.noAccountHere');
};
