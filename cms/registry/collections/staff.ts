import { refuseWhileUsed } from '#cms/fields/hooks/refuse-while-used.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { STAFF_DUTIES } from '#domain/places/facility.ts';
import { onePersonOnce } from '../hooks/one-person-once.ts';
import { bookedFirst, date, kept, row } from './kept-by-centre.ts';

export const Staff = kept(
  'staff',
  ['职工', 'Member of staff', 'Staff'],
  {
    title: 'name',
    // Nobody is the copy of somebody.
    copied: false,
    columns: ['name', 'role', 'certificate', 'certificateExpiresOn', 'healthCheckOn'],
    hooks: {
      beforeChange: [onePersonOnce, ...bookedFirst.beforeChange],
      beforeDelete: [
        refuseWhileUsed({
          collection: 'shifts',
          field: 'staff',
          sentence: label('这位职工还排着班，先删掉排班', 'This person is on shift: take the shifts away first'),
        }),
        ...bookedFirst.beforeDelete,
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
    row(
      {
        name: 'certificate',
        type: 'text',
        label: label('资格证书', 'Certificate'),
        admin: {
          width: '50%',
          description: label(
            '证书、证书编号、健康证缺一样或已过期，那天就不计入师幼比，能收的孩子随之减少',
            'Who lacks a certificate, its number or a health check, or has one that has run out, does not count for the ratio on that day',
          ),
        },
      },
      {
        name: 'certificateNumber',
        type: 'text',
        index: true,
        label: label('证书编号', 'Certificate number'),
        admin: { width: '50%' },
      },
    ),
    row(
      date('certificateExpiresOn', '证书有效期', 'Certificate expires on'),
      date('healthCheckOn', '健康证日期', 'Health check on'),
    ),
    row(
      { name: 'phone', type: 'text', label: label('手机号', 'Telephone'), admin: { width: '50%' } },
      {
        name: 'isNamesake',
        type: 'checkbox',
        label: label('与同名职工不是同一个人', 'Another person of the same name'),
        admin: {
          width: '50%',
          description: label('保存时提示了再勾', 'Tick it when you are asked'),
          disableListColumn: true,
          disableBulkEdit: true,
        },
      },
    ),
  ],
);
