import type { Access } from 'payload';
import { hasRole, type Role, staffOf } from './roles.ts';

/** Only these roles, over every document. */
export const only =
  (...roles: Role[]): Access =>
  ({ req }) =>
    hasRole(staffOf(req), ...roles);
