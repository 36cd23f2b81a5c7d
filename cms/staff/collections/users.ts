import type { CollectionConfig } from 'payload';
import { only, shownTo } from '#cms/access/by-role.ts';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { ROLE_OPTIONS } from '#cms/fields/choices.ts';
import { madeByStaff } from '#cms/fields/hooks/made-by-staff.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, label, labels } from '#cms/fields/label.ts';
import { forgotPassword } from '../forgot-password.ts';

const hasAny = (roles: unknown, ...some: string[]) => Array.isArray(roles) && some.some((role) => roles.includes(role));
const byAdministrator = { update: ({ req }: { req: Parameters<typeof staffOf>[0] }) => hasRole(staffOf(req), 'administrator') };

export const Users: CollectionConfig = {
  slug: 'users',
  labels: labels('工作人员账号', 'Staff account', 'Staff accounts'),
  admin: {
    group: GROUP.system,
    hidden: shownTo(),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['name', 'email', 'roles'],
  },
  auth: {
    tokenExpiration: 8 * 3600,
    maxLoginAttempts: 8,
    lockTime: 10 * 60_000,
    cookies: { sameSite: 'Lax', secure: readEnvironment().origin.startsWith('https:') },
  },
  access: {
    unlock: only('administrator'),
    admin: ({ req }) => Boolean(req.user),
    read: ({ req }) => hasRole(staffOf(req), 'administrator') || (req.user ? { id: { equals: req.user.id } } : false),
    create: only('administrator'),
    update: ({ req }) => hasRole(staffOf(req), 'administrator') || (req.user ? { id: { equals: req.user.id } } : false),
    delete: only('administrator'),
  },
  endpoints: [forgotPassword(readEnvironment().origin)],
  hooks: { beforeValidate: [madeByStaff] },
  fields: [
    text('name', '姓名', 'Name', { required: true }),
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      required: true,
      saveToJWT: true,
      options: ROLE_OPTIONS,
      label: label('角色', 'Roles'),
      access: byAdministrator,
    },
    {
      name: 'facility',
      type: 'relationship',
      relationTo: 'facilities',
      saveToJWT: true,
      label: label('所属机构', 'Centre'),
      access: byAdministrator,
      admin: { condition: ({ roles }) => hasAny(roles, 'head', 'counter') },
    },
    text('territory', '监管辖区代码', 'Territory code', {
      saveToJWT: true,
      access: byAdministrator,
      admin: {
        condition: ({ roles }: { roles?: unknown }) => hasAny(roles, 'supervisor'),
        description: label('4 位是全市，6 位是区县，9 位是街道', 'Four digits are the city, six a district, nine a township'),
      },
    }),
  ],
};
