import type { CollectionConfig, Field } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { logRead } from './hooks/log-read.ts';
import { GROUP, labels, type Names } from './label.ts';

/** Written by use cases alone; staff who may see it read it in the admin. */
export const recorded = (
  slug: string,
  names: Names,
  title: string,
  read: CollectionConfig['access'],
  fields: Field[],
): CollectionConfig => ({
  slug,
  labels: labels(names),
  admin: { group: GROUP.families, hidden: shownTo(), useAsTitle: title, hideAPIURL: true },
  access: { create: nobody, update: nobody, delete: nobody, ...read },
  hooks: { afterOperation: [logRead] },
  fields,
});
