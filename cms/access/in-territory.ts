import type { Access, Where } from 'payload';
import { facilityIdOf, hasRole, organiserIdOf, type Role, type StaffUser, staffOf } from './roles.ts';

/**
 * Documents of centres a member of staff answers for: a centre's own people see their centre, a
 * supervisor the territory (a city, district or township code), an administrator everything.
 * `path` leads from the document to its centre; `''` is the centre itself. With `roles`, only what
 * somebody answers for in one of those roles counts.
 */
export const inTerritory =
  (path: 'facility' | '', ...roles: Role[]): Access =>
  ({ req }) => {
    const user = staffOf(req);
    return user ? territoryOf(user, path, roles) : false;
  };

function territoryOf(user: StaffUser, path: 'facility' | '', roles: readonly Role[] = []): boolean | Where {
  const actsAs = (role: Role) => hasRole(user, role) && (roles.length === 0 || roles.includes(role));
  if (hasRole(user, 'administrator')) return true;
  if (actsAs('supervisor') && user.territory) return codeWhere(user.territory, path);
  const facility = facilityIdOf(user);
  return facility && (actsAs('head') || actsAs('counter')) ? { [path || 'id']: { equals: facility } } : false;
}

/** Two or four digits are all of the city, six a district, nine a township. Anything else is nothing. */
function codeWhere(territory: string, path: string): boolean | Where {
  const prefix = path ? `${path}.` : '';
  if (/^\d{2}(\d{2})?$/.test(territory)) return true;
  if (!/^\d{6}(\d{3})?$/.test(territory)) return false;
  const field = territory.length === 6 ? 'districtCode' : 'townshipCode';
  return { [`${prefix}${field}`]: { equals: territory } };
}

/** Activities: those who write have their own area's, or everything where they have none; an organiser its own. */
export const ownActivities: Access = ({ req }) => {
  const user = staffOf(req);
  if (!user || hasRole(user, 'administrator')) return Boolean(user);
  const body = organiserIdOf(user);
  if (body) return { organiser: { equals: body } };
  if (!hasRole(user, 'author', 'reviewer')) return false;
  return user.territory ? codeWhere(user.territory, '') : true;
};

/** Texts: those who write have their own area's, or everything where they have none; an organiser its own. */
export const ownTexts: Access = ({ req }) => {
  const user = staffOf(req);
  if (!user || hasRole(user, 'administrator')) return Boolean(user);
  const body = organiserIdOf(user);
  if (body) return { organiser: { equals: body } };
  if (!hasRole(user, 'author', 'reviewer')) return false;
  const area: Where = { territory: { like: user.territory } };
  return isStationArea(user.territory ?? '') ? area : true;
};

/** The district or township for which somebody writes and reviews texts; none for who does so for all of the city. */
export const textAreaOf = (user: StaffUser): string | undefined =>
  !hasRole(user, 'administrator') && isStationArea(user.territory ?? '') ? (user.territory ?? undefined) : undefined;

/** Whether somebody writes and reviews texts for an area, or for all where none is named: of an area, what lies within it. */
export const answersForText = (user: StaffUser, territory: string | null | undefined): boolean =>
  (territory ?? '').startsWith(textAreaOf(user) ?? '');

/** What is the whole city's is written by those who write for all of it: not for a district, nor a township. */
export const citysWriters: Access = ({ req }) => {
  const user = staffOf(req);
  if (hasRole(user, 'administrator')) return true;
  return hasRole(user, 'author', 'reviewer') && !isStationArea(user?.territory ?? '');
};

/** Whether somebody answers for the whole city: an administrator, or a supervisor whose territory it is. */
export const answersForCity: Access = ({ req }) => {
  const user = staffOf(req);
  return hasRole(user, 'administrator') || (hasRole(user, 'supervisor') && /^\d{2}(\d{2})?$/.test(user?.territory ?? ''));
};

/** Whether it is the area of a health station: a district's or a township's, never all of the city. */
export const isStationArea = (territory: string): boolean => /^\d{6}(\d{3})?$/.test(territory);

/** Whether a territory takes in a centre: the same as the condition, for a centre that is at hand. */
export function takesIn(territory: string, { districtCode, townshipCode }: Placed): boolean {
  if (/^\d{2}(\d{2})?$/.test(territory)) return true;
  return isStationArea(territory) && territory === (territory.length === 6 ? districtCode : townshipCode);
}

interface Placed {
  districtCode?: string | null;
  townshipCode?: string | null;
}

/** The territory that an area makes: its code, of a whole city without the zeros that stand for its districts. */
export const territoryOfArea = ({ code, level }: { code: string; level: string }): string =>
  level === 'city' ? code.replace(/(00)+$/, '') : code;

/** Centres: authors, reviewers and legal editors (who enter a centre's own refund rule) may read all of them, the rest those they answer for. */
export const readFacilities: Access = ({ req }) => {
  const user = staffOf(req);
  if (!user) return false;
  if (hasRole(user, 'author', 'reviewer', 'legal_editor')) return true;
  return territoryOf(user, '');
};
