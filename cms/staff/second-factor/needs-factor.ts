import { hasRole, type Role } from '#cms/access/roles.ts';
import type { Environment } from '#cms/core/environment.ts';

/** Whether somebody may not work without a second factor: those who see many families or centres, unless the portal only offers it. */
export const needsFactor = (user: { roles?: Role[] }, { secondFactor }: Pick<Environment, 'secondFactor'>): boolean =>
  secondFactor === 'required' && hasRole(user, 'administrator', 'supervisor');
