import type { PayloadRequest } from 'payload';

export const ROLES = ['author', 'reviewer', 'nurse', 'head', 'counter', 'supervisor', 'legal_editor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What access predicates need to know of a signed-in member of staff. */
export interface StaffUser {
  id: string;
  name?: string | null;
  roles: Role[];
  facility?: string | { id: string } | null;
  territory?: string | null;
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
