import type { CollectionConfig, Field } from 'payload';
import { anyStaff, only, shownTo } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { civilDate } from '#cms/fields/validate.ts';

const date = (name: string, zh: string, en: string, required = true): Field =>
  text(name, zh, en, { required, validate: civilDate });
export const sourced: Field[] = [
  text('source', '来源', 'Source', { required: true }),
  date('effectiveOn', '生效日期', 'In force from'),
];

/** A city's own data: staff read it, administrators keep it. */
export const kept = (slug: string, names: [string, string, string], title: string, fields: Field[]): CollectionConfig => ({
  slug,
  labels: labels(...names),
  admin: { group: GROUP.city, hidden: shownTo(), useAsTitle: title, hideAPIURL: true },
  access: { read: anyStaff, create: only('administrator'), update: only('administrator'), delete: only('administrator') },
  fields,
});
