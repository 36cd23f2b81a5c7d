import { APIError, type CollectionBeforeValidateHook, type CollectionConfig } from 'payload';
import { only, shownTo } from '#cms/access/by-role.ts';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { ROLE_OPTIONS } from '#cms/fields/choices.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { anArea } from '#cms/fields/validate-area.ts';
import { inEveryLanguage, LANGS, OWN_NAMES } from '#domain/language/lang.ts';
import { endTalksOfAccount, endTalksWithDuty } from '../end-talks.ts';
import { forgotPassword } from '../forgot-password.ts';
import { keepAnAdministrator, keepAnAdministratorsAccount } from '../keep-an-administrator.ts';
import { guardPassword, guardReset } from '../password-hooks.ts';
import { factorEndpoints } from '../second-factor/endpoints.ts';
import { endAfterReset, endWithNewDuty, guardSignIn, keepLanguage, sayBegan } from '../second-factor/sign-in-hooks.ts';

const hasAny = (roles: unknown, ...some: string[]) => Array.isArray(roles) && some.some((role) => roles.includes(role));
const byAdministrator = { update: ({ req }: { req: Parameters<typeof staffOf>[0] }) => hasRole(staffOf(req), 'administrator') };

/**
 * No account is made over the web by somebody who is not signed in: Payload would let whoever comes
 * first to an empty portal be its administrator, whatever the access rules say.
 */
const madeByStaff: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  if (operation === 'create' && req.payloadAPI === 'REST' && !req.user)
    throw new APIError(say(req, 'refused.firstAdministrator'), 403);
  return data;
};

export const Users: CollectionConfig = {
  slug: 'users',
  labels: labels({ zh: '工作人员账号', en: ['Staff account', 'Staff accounts'] }),
  admin: {
    group: GROUP.system,
    hidden: shownTo(),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['name', 'email', 'roles'],
  },
  auth: {
    tokenExpiration: 8 * 3600,
    // Guesses are paused, and no account is locked: see `second-factor/check-sign-in.ts`.
    maxLoginAttempts: 0,
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
  endpoints: [forgotPassword(readEnvironment().origin), ...factorEndpoints],
  hooks: {
    beforeOperation: [guardSignIn, guardReset],
    beforeValidate: [madeByStaff, guardPassword],
    beforeChange: [keepAnAdministrator, endWithNewDuty, endTalksWithDuty],
    afterLogin: [keepLanguage],
    afterMe: [sayBegan],
    afterOperation: [endAfterReset],
    beforeDelete: [keepAnAdministratorsAccount, endTalksOfAccount],
  },
  fields: [
    text('name', { zh: '姓名', en: 'Name' }, { required: true }),
    text(
      'currentPassword',
      { zh: '现在的密码', en: 'Current password' },
      {
        virtual: true,
        admin: {
          condition: (data: { id?: string }, _: unknown, { user }: { user?: { id?: string } }) =>
            Boolean(data.id) && data.id === user?.id,
          components: { Field: '/staff/CurrentPasswordField.tsx#CurrentPasswordField' },
          disableListColumn: true,
          disableListFilter: true,
          description: { zh: '改密码或邮箱时才填', en: 'Only to change the password or the e-mail address' },
        },
      },
    ),
    {
      name: 'secondFactor',
      type: 'ui',
      admin: { components: { Field: '/staff/second-factor/FactorField.tsx#FactorField' }, disableListColumn: true },
    },
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      required: true,
      saveToJWT: true,
      options: ROLE_OPTIONS,
      label: { zh: '角色', en: 'Roles' },
      access: byAdministrator,
    },
    {
      name: 'facility',
      type: 'relationship',
      relationTo: 'facilities',
      saveToJWT: true,
      label: { zh: '所属机构', en: 'Centre' },
      access: byAdministrator,
      admin: { condition: ({ roles }) => hasAny(roles, 'head', 'counter') },
    },
    {
      name: 'organiser',
      type: 'relationship',
      relationTo: 'organisers',
      saveToJWT: true,
      label: { zh: '所属活动主办方', en: 'Organiser' },
      access: byAdministrator,
      admin: { condition: ({ roles }) => hasAny(roles, 'organiser') },
    },
    {
      name: 'language',
      type: 'select',
      options: LANGS.map((value) => ({ value, label: inEveryLanguage(() => OWN_NAMES[value]) })),
      label: { zh: '收到的消息用的语言', en: 'Language of messages' },
      // As they last signed in.
      access: { create: () => false, update: () => false },
      admin: { hidden: true },
    },
    text(
      'territory',
      { zh: '辖区', en: 'Territory' },
      {
        saveToJWT: true,
        access: byAdministrator,
        admin: {
          condition: ({ roles }: { roles?: unknown }) => hasAny(roles, 'supervisor', 'author', 'reviewer', 'nurse'),
          components: { Field: '/staff/TerritoryField.tsx#TerritoryField' },
        },
        validate: anArea,
      },
    ),
  ],
};
