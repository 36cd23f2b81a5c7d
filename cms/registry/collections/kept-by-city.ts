import type { CollectionConfig, Field } from 'payload';
import { anyStaff, only, shownTo } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, labels, type Names } from '#cms/fields/label.ts';
import { civilDate } from '#cms/fields/validate.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

const date = (name: string, label: InEveryLanguage, required = true): Field =>
  text(name, label, { required, validate: civilDate });
export const sourced: Field[] = [
  text('source', { zh: '来源', en: 'Source' }, { required: true }),
  date('effectiveOn', { zh: '生效日期', en: 'In force from' }),
];

/** A city's own data: staff read it, administrators keep it. */
export const kept = (slug: string, names: Names, title: string, fields: Field[]): CollectionConfig => ({
  slug,
  labels: labels(names),
  admin: { group: GROUP.city, hidden: shownTo(), useAsTitle: title, hideAPIURL: true },
  access: { read: anyStaff, create: only('administrator'), update: only('administrator'), delete: only('administrator') },
  fields,
});
