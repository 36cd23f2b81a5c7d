import type { Access, Where } from 'payload';
import { facilityIdOf, hasRole, type Role, staffOf, type StaffUser } from './roles.ts';

/**
 * Documents of centres a member of staff answers for: a centre's own people see their centre, a
 * supervisor the territory (a city, district or township code), an administrator everything.
 * `path` leads from the document to its centre; `''` is the centre itself.
 */
export const inTerritory =
  (path: 'facility' | '', ...roles: Role[]): Access =>
  ({ req }) => {
    const user = staffOf(req);
    if (!user || (roles.length > 0 && !hasRole(user, ...roles, 'administrator'))) return false;
    return territoryOf(user, path);
  };

export function territoryOf(user: StaffUser, path: 'facility' | ''): boolean | Where {
  if (hasRole(user, 'administrator')) return true;
  if (hasRole(user, 'supervisor') && user.territory) return codeWhere(user.territory, path);
  const facility = facilityIdOf(user);
  if (!facility || !hasRole(user, 'head', 'counter')) return false;
  return { [path || 'id']: { equals: facility } };
}

function codeWhere(territory: string, path: string): boolean | Where {
  const prefix = path ? `${path}.` : '';
  if (territory.length <= 4) return true;
  const field = territory.length <= 6 ? 'districtCode' : 'townshipCode';
  return { [`${prefix}${field}`]: { equals: territory } };
}
