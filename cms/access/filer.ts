import { authorityOf, type Filer } from '#domain/places/filing-authority.ts';
import { facilityIdOf, hasRole, type StaffUser } from './roles.ts';

/**
 * As whom somebody stands before a centre's filed facts. Who works for the centre stands for it, whatever else they are:
 * nobody approves what they proposed as its head.
 */
export function filerOf(user: StaffUser, facilityId: string): Filer {
  if (hasRole(user, 'head', 'counter') && facilityIdOf(user) === facilityId) return { level: 'centre' };
  if (hasRole(user, 'administrator')) return { level: 'city' };
  const authority = hasRole(user, 'supervisor') ? authorityOf(user.territory ?? '') : undefined;
  return authority ?? { level: 'centre' };
}
