import { refuseWhileUsed } from '#cms/fields/hooks/refuse-while-used.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { STAFF_DUTIES } from '#domain/places/facility.ts';
import { bookedFirst, date, kept, row } from './kept-by-centre.ts';

export const Staff = kept(
  'staff',
  ['职工', 'Member of staff', 'Staff'],
  {
    title: 'name',
    columns: ['name', 'role', 'certificate', 'certificateExpiresOn', 'healthCheckOn'],
    hooks: {
      ...bookedFirst,
      beforeDelete: [
        refuseWhileUsed({
          collection: 'shifts',
          field: 'staff',
          sentence: label('这位职工还排着班，先删掉排班', 'This person is on shift: take the shifts away first'),
        }),
      ],
    },
  },
  [
    row(
      { name: 'name', type: 'text', required: true, label: label('姓名', 'Name') },
      {
        name: 'role',
        type: 'select',
        required: true,
        options: optionsOf(STAFF_DUTIES, {
          head: ['负责人', 'Head'],
          carer: ['保育师', 'Carer'],
          health: ['保健员', 'Health worker'],
          guard: ['保安', 'Guard'],
          cook: ['炊事员', 'Cook'],
        }),
        label: label('岗位', 'Post'),
      },
    ),
    { name: 'certificate', type: 'text', label: label('资格证书', 'Certificate') },
    row(
      date('certificateExpiresOn', '证书有效期', 'Certificate expires on'),
      date('healthCheckOn', '健康证日期', 'Health check on'),
    ),
  ],
);
