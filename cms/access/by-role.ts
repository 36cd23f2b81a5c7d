import type { Access, CollectionConfig } from 'payload';
import { hasRole, isOutside, organiserIdOf, type Role, staffOf, writesFor } from './roles.ts';

/** Only these roles, over every document. */
export const only =
  (...roles: Role[]): Access =>
  ({ req }) =>
    hasRole(staffOf(req), ...roles);

/** Who works for the administration or for a centre. */
export const anyStaff: Access = ({ req }) => {
  const user = staffOf(req);
  return Boolean(user) && !(user && isOutside(user));
};

/** The same; and whoever organises for a body outside sees what is that body's, by the field that names it. */
export const anyStaffOrBody =
  (path: 'organiser' | 'id'): Access =>
  (args) => {
    const body = organiserIdOf(staffOf(args.req));
    return body ? { [path]: { equals: body } } : anyStaff(args);
  };

/** Who writes activities and texts. */
export const writers: Access = ({ req }) => writesFor(staffOf(req));

/** Written by the product itself, never through the admin. */
export const nobody: Access = () => false;

export type Hidden = NonNullable<CollectionConfig['admin']>['hidden'];

/** Keeps a collection off the pages of everybody whose work it is not. What they may read is for `access` to say. */
export const shownTo =
  (...roles: Role[]): Hidden =>
  ({ user }) =>
    !hasRole({ roles: user?.roles }, ...roles, 'administrator');
