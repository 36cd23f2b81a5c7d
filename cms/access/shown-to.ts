import type { CollectionConfig } from 'payload';
import { hasRole, type Role } from './roles.ts';

type Hidden = NonNullable<CollectionConfig['admin']>['hidden'];

/** Keeps a collection off the pages of everybody whose work it is not. What they may read is for `access` to say. */
export const shownTo =
  (...roles: Role[]): Hidden =>
  ({ user }) =>
    !hasRole({ roles: user?.roles }, ...roles, 'administrator');
