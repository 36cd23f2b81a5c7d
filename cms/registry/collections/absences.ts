import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { date, kept, row } from './kept-by-centre.ts';

const absences = kept(
  'absences',
  { zh: '缺勤', en: ['Absence', 'Absences'] },
  {
    title: 'from',
    columns: ['staff', 'from', 'to'],
    help: {
      zh: '这几天不计入师幼比；排班留着，不用改。在排班页面登记和撤回',
      en: 'They do not count for the ratio on these days; their shifts stay. Noted and taken back on the page of shifts',
    },
  },
  [
    {
      name: 'staff',
      type: 'relationship',
      relationTo: 'staff',
      required: true,
      index: true,
      label: { zh: '老师', en: 'Member of staff' },
    },
    row(
      date('from', { zh: '从', en: 'From' }, { required: true }),
      date('to', { zh: '到', en: 'To' }, { required: true, from: 'from' }),
    ),
  ],
);

/**
 * Days on which somebody does not come to work. Why is nobody's business here. Written by the verbs of the page of shifts
 * alone, which show first whom it touches.
 */
export const Absences: CollectionConfig = {
  ...absences,
  lockDocuments: false,
  access: { ...absences.access, create: nobody, update: nobody, delete: nobody },
};
