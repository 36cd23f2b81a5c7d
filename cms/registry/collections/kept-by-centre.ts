import type { CollectionConfig, Field } from 'payload';
import { shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { facilityIdOf, type StaffUser } from '#cms/access/roles.ts';
import { keepSameFacility } from '#cms/fields/hooks/keep-same-facility.ts';
import { keepItsFacility, keepOwnFacility } from '#cms/fields/hooks/keep-to-own.ts';
import { GROUP, labels, type Names } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { civilDate, dateFrom, timeAfter, timeOfDay, weekdays } from '#cms/fields/validate.ts';
import { keepBooked, keepBookedOnDelete } from '#cms/places/hooks/keep-booked.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

/** A centre's own people are not asked which centre: theirs. */
const ownFacility: Field = {
  ...facilityField,
  defaultValue: ({ user }: { user?: unknown }) => facilityIdOf(user as StaffUser | undefined),
  admin: { components: { Field: '/fields/admin/FacilityField.tsx#FacilityField' } },
};

/** Another document of the same centre. */
export const ofSameCentre = ({ data, user }: { data: unknown; user: unknown }) => ({
  facility: { equals: (data as { facility?: string })?.facility ?? facilityIdOf(user as StaffUser | undefined) ?? '' },
});

export const weekdaysField: Field = {
  name: 'weekdays',
  type: 'text',
  required: true,
  defaultValue: '12345',
  validate: weekdays,
  label: { zh: '星期', en: 'Weekdays' },
  admin: {
    components: {
      Field: '/fields/admin/WeekdaysField.tsx#WeekdaysField',
      Cell: '/fields/admin/WeekdaysCell.tsx#WeekdaysCell',
    },
  },
};

export const time = (name: string, label: InEveryLanguage, after?: string): Field => ({
  name,
  type: 'text',
  required: true,
  validate: after ? timeAfter(after) : timeOfDay,
  label,
  admin: { width: '50%', components: { Field: '/fields/admin/TimeField.tsx#TimeField' } },
});

export const date = (
  name: string,
  label: InEveryLanguage,
  { required = false, from }: { required?: boolean; from?: string } = {},
): Field => ({
  name,
  type: 'text',
  required,
  validate: from ? dateFrom(from) : civilDate,
  label,
  admin: { width: '50%', components: { Field: '/fields/admin/DateField.tsx#DateField' } },
});

export const row = (...fields: Field[]): Field => ({ type: 'row', fields });

/** What a centre's own people keep: theirs to write, their supervisors' to read. */
export const kept = (
  slug: string,
  names: Names,
  {
    title,
    columns,
    help,
    hooks,
    copied = true,
  }: {
    title: string;
    columns: string[];
    help?: InEveryLanguage;
    hooks?: CollectionConfig['hooks'];
    /** Whether a document can be made as a copy of another. */
    copied?: boolean;
  },
  fields: Field[],
): CollectionConfig => ({
  slug,
  labels: labels(names),
  disableDuplicate: !copied,
  admin: {
    group: GROUP.centre,
    hidden: shownTo('head', 'supervisor'),
    useAsTitle: title,
    defaultColumns: [...columns, 'facility'],
    hideAPIURL: true,
    ...(help ? { description: help } : {}),
    components: { edit: { beforeDocumentControls: ['/fields/admin/PlainTitle.tsx#PlainTitle'] } },
  },
  access: {
    read: inTerritory('facility'),
    create: inTerritory('facility', 'head'),
    update: inTerritory('facility', 'head'),
    delete: inTerritory('facility', 'head'),
  },
  hooks: {
    ...hooks,
    beforeValidate: [keepOwnFacility, keepItsFacility, keepSameFacility],
  },
  fields: [ownFacility, ...fields],
});

/** Kept while children are booked; a class, a shift or an opening that they need cannot be taken away. */
export const bookedFirst = { beforeChange: [keepBooked], beforeDelete: [keepBookedOnDelete] };
