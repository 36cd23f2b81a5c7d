import type { PayloadRequest } from 'payload';

export const ROLES = [
  'author',
  'reviewer',
  'nurse',
  'organiser',
  'head',
  'counter',
  'supervisor',
  'legal_editor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** What access predicates need to know of a signed-in member of staff. */
export interface StaffUser {
  id: string;
  name?: string | null;
  email?: string;
  roles: Role[];
  facility?: string | { id: string } | null;
  territory?: string | null;
  /** The society or activity centre that somebody works for. */
  organiser?: string | { id: string } | null;
}

export function staffOf(req: Pick<PayloadRequest, 'user'>): StaffUser | undefined {
  return req.user ?? undefined;
}

export function hasRole(user: { roles?: Role[] } | null | undefined, ...roles: Role[]): boolean {
  return user?.roles?.some((role) => roles.includes(role)) ?? false;
}

export function facilityIdOf(user: StaffUser | undefined): string | undefined {
  const facility = user?.facility;
  return typeof facility === 'object' ? facility?.id : facility;
}

/** The body for which somebody organises activities; none for whoever has another role besides. */
export function organiserIdOf(user: StaffUser | undefined): string | undefined {
  if (!user || !isOutside(user)) return undefined;
  return (typeof user.organiser === 'object' ? user.organiser?.id : user.organiser) || undefined;
}

/** Who writes activities and texts: the administration's writers, and the people of a body outside; of no body, nobody. */
export const writesFor = (user: StaffUser | undefined): boolean =>
  hasRole(user, 'author', 'reviewer', 'administrator') || organiserIdOf(user) !== undefined;

/** Whether somebody sees a text that is not public: a body outside sees its own alone. */
export function seesDraft(user: StaffUser, organiser: string | undefined): boolean {
  if (!isOutside(user)) return true;
  const own = organiserIdOf(user);
  return own !== undefined && own === organiser;
}

/** Whether somebody works for a body outside the administration alone: they see what is theirs, and nothing else. */
export const isOutside = ({ roles }: Pick<StaffUser, 'roles'>): boolean =>
  roles.length > 0 && roles.every((role) => role === 'organiser');
