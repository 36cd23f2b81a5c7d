import { nobody } from '#cms/access/by-role.ts';
import { number, text } from '#cms/fields/kit.ts';
import { json } from '#cms/fields/money-record.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { bookedDays } from '#cms/records/shapes/enrolled.ts';

/** Children whom a centre keeps at home with an infectious disease: written and read by verbs alone. */
export const Infections = recorded(
  'infections',
  { zh: '在家隔离', en: ['Child at home with an infection', 'Children at home with an infection'] },
  'from',
  { read: nobody },
  [
    facilityField,
    {
      name: 'class',
      type: 'relationship',
      relationTo: 'classes',
      required: true,
      index: true,
      label: { zh: '班级', en: 'Class' },
    },
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: { zh: '监护人', en: 'Guardian' } },
    text('child', { zh: '孩子', en: 'Child' }, { required: true, index: true }),
    text('booking', { zh: '预约', en: 'Booking' }, { required: true }),
    text('disease', { zh: '什么病', en: 'Disease' }, { required: true }),
    text('onset', { zh: '发病日', en: 'Fell ill on' }, { required: true }),
    text('from', { zh: '从哪天起在家', en: 'At home from' }, { required: true }),
    text('back', { zh: '最早哪天回园', en: 'Back at the earliest' }, { required: true, index: true }),
    { name: 'needsProof', type: 'checkbox', required: true, label: { zh: '要证明', en: 'Needs a certificate' } },
    text('notedAt', { zh: '登记于', en: 'Noted at' }, { required: true }),
    text('notedBy', { zh: '谁登记的', en: 'Noted by' }, { required: true }),
    json('days', { zh: '不来的日子', en: 'Days not coming' }, { schema: bookedDays }),
    text('proofOn', { zh: '证明的日期', en: 'Certificate of' }),
    text('proofIssuer', { zh: '哪里开的证明', en: 'Certificate from' }),
    text('proofBy', { zh: '谁看的证明', en: 'Certificate seen by' }),
    text('withdrawnAt', { zh: '撤销于', en: 'Taken back at' }),
    number('revision', { zh: '修订', en: 'Revision' }, { required: true }),
  ],
);
