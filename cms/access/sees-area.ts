import { takesIn } from './in-territory.ts';
import { hasRole, type StaffUser } from './roles.ts';

interface Area {
  code: string;
  level: string;
  parent?: string;
}

/** Code of the district that an area is, or lies in; none of one that is not known. */
export function districtOf(areas: readonly Area[], code: string): string | undefined {
  const area = areas.find((one) => one.code === code);
  return area?.level === 'township' ? area.parent : area?.code;
}

/**
 * Whether a supervisor answers for an area: for a whole district only who answers for all of it, for what is of no known
 * place the city alone.
 */
export function seesArea(user: StaffUser, areas: readonly Area[], code: string): boolean {
  if (hasRole(user, 'administrator')) return true;
  const townshipCode = areas.find((one) => one.code === code)?.level === 'township' ? code : undefined;
  return hasRole(user, 'supervisor') && takesIn(user.territory ?? '', { districtCode: districtOf(areas, code), townshipCode });
}
