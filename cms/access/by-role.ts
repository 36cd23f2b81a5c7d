import type { Access, CollectionConfig } from 'payload';
import { hasRole, type Role, staffOf } from './roles.ts';

/** Only these roles, over every document. */
export const only =
  (...roles: Role[]): Access =>
  ({ req }) =>
    hasRole(staffOf(req), ...roles);

export const anyStaff: Access = ({ req }) => Boolean(req.user);

/** Written by the product itself, never through the admin. */
export const nobody: Access = () => false;

export type Hidden = NonNullable<CollectionConfig['admin']>['hidden'];

/** Keeps a collection off the pages of everybody whose work it is not. What they may read is for `access` to say. */
export const shownTo =
  (...roles: Role[]): Hidden =>
  ({ user }) =>
    !hasRole({ roles: user?.roles }, ...roles, 'administrator');
