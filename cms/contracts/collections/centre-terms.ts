import type { CollectionConfig, Field, FieldAccess } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { facilityIdOf, hasRole, type Role, type StaffUser, staffOf } from '#cms/access/roles.ts';
import { keepItsFacility, keepOwnFacility } from '#cms/fields/hooks/keep-to-own.ts';
import { jsonField } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { ownTerm } from '#cms/records/shapes/contract.ts';
import { OWN_TERM_DECISIONS } from '#domain/contract/centre-terms.ts';
import { keepOwnTerms, notApproved, readOwnTerms } from '../hooks/keep-own-terms.ts';

/** What a field lets be done is said apart from what its document does: an approved one is there to be read. */
const whileOpen =
  (...roles: Role[]): FieldAccess =>
  ({ doc, req }) =>
    hasRole(staffOf(req), ...roles) && doc?.decision !== 'approved';

/** The city's to say: whoever writes terms does not decide about them. */
const decided = (field: Field): Field =>
  ({
    ...field,
    access: { create: () => false, update: whileOpen('legal_editor') },
  }) as Field;

/** The centre's to write. */
const written = (field: Field): Field => ({ ...field, access: { update: whileOpen('head', 'administrator') } }) as Field;

/** Kept by the hook. */
const noted = (field: Field): Field =>
  ({ ...field, access: { create: () => false, update: () => false }, admin: { ...field.admin, readOnly: true } }) as Field;

export const CentreTerms: CollectionConfig = {
  slug: 'centre-terms',
  labels: labels({ zh: '机构补充约定', en: ['Centre’s own terms', 'Centres’ own terms'] }),
  disableDuplicate: true,
  indexes: [{ fields: ['facility', 'version'], unique: true }],
  admin: {
    group: GROUP.money,
    hidden: shownTo('head', 'legal_editor'),
    useAsTitle: 'effectiveOn',
    hideAPIURL: true,
    defaultColumns: ['effectiveOn', 'version', 'decision', 'facility'],
    description: {
      zh: '机构在范本条款之后补充的约定，只能对家长更有利。市里的合同法务同意以后，从写明的那天起，新签的合同都带上；已经签的不变。要改就新写一版，要取消就写一版空的',
      en: 'What a centre adds after the clauses of the template, never less favourable ones. Once the city’s legal editor has approved it, contracts signed from its day on hold it; those signed before stay as they are. To change it write a new version, to end it one without terms',
    },
  },
  access: { read: readOwnTerms, create: inTerritory('facility', 'head'), update: notApproved, delete: nobody },
  hooks: { beforeValidate: [keepOwnFacility, keepItsFacility], beforeChange: [keepOwnTerms] },
  fields: [
    {
      ...facilityField,
      defaultValue: ({ user }: { user?: unknown }) => facilityIdOf(user as StaffUser | undefined),
      admin: { components: { Field: '/fields/admin/FacilityField.tsx#FacilityField' } },
    },
    noted(number('version', { zh: '版本', en: 'Version' }, { required: true })),
    text(
      'effectiveOn',
      { zh: '从哪天起', en: 'In force from' },
      {
        required: true,
        validate: civilDate,
        admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
      },
    ),
    written(jsonField('terms', { zh: '补充的约定', en: 'Terms' }, { schema: ownTerm.array(), printed: true, form: true })),
    {
      name: 'asTyped',
      type: 'ui',
      admin: { components: { Field: '/contracts/admin/ClauseCheck.tsx#OwnTermCheck' }, disableListColumn: true },
    },
    decided({
      name: 'decision',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      index: true,
      options: optionsOf(OWN_TERM_DECISIONS, {
        pending: { zh: '等合同法务看', en: 'Waits for the legal editor' },
        approved: { zh: '同意', en: 'Approved' },
        refused: { zh: '退回', en: 'Refused' },
      }),
      label: { zh: '市里的决定', en: 'The city’s decision' },
    }),
    decided(text('reason', { zh: '退回的理由', en: 'Why it was refused' })),
    noted(text('decidedBy', { zh: '谁决定的', en: 'Decided by' }, { admin: { hidden: true } })),
    noted(text('decidedOn', { zh: '哪天决定的', en: 'Decided on' })),
  ],
};
