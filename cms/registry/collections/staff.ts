import { refuseWhileUsed } from '#cms/fields/hooks/refuse-while-used.ts';
import { text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { STAFF_DUTIES } from '#domain/places/facility.ts';
import { accountHere, inLowerCase } from '../hooks/account-here.ts';
import { onePersonOnce } from '../hooks/one-person-once.ts';
import { bookedFirst, date, kept, row } from './kept-by-centre.ts';

export const Staff = kept(
  'staff',
  { zh: '职工', en: ['Member of staff', 'Staff'] },
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
          sentence: { zh: '这位职工还排着班，先删掉排班', en: 'This person is on shift: take the shifts away first' },
        }),
        ...bookedFirst.beforeDelete,
      ],
    },
  },
  [
    row(
      { name: 'name', type: 'text', required: true, label: { zh: '姓名', en: 'Name' } },
      {
        name: 'role',
        type: 'select',
        required: true,
        options: optionsOf(STAFF_DUTIES, {
          head: { zh: '负责人', en: 'Head' },
          carer: { zh: '保育师', en: 'Carer' },
          health: { zh: '保健员', en: 'Health worker' },
          guard: { zh: '保安', en: 'Guard' },
          cook: { zh: '炊事员', en: 'Cook' },
        }),
        label: { zh: '岗位', en: 'Post' },
      },
    ),
    row(
      {
        name: 'certificate',
        type: 'text',
        label: { zh: '资格证书', en: 'Certificate' },
        admin: {
          width: '50%',
          description: {
            zh: '证书、证书编号、健康证缺一样或已过期，那天就不计入师幼比，能收的孩子随之减少',
            en: 'Who lacks a certificate, its number or a health check, or has one that has run out, does not count for the ratio on that day',
          },
        },
      },
      {
        name: 'certificateNumber',
        type: 'text',
        index: true,
        label: { zh: '证书编号', en: 'Certificate number' },
        admin: { width: '50%' },
      },
    ),
    row(
      date('certificateExpiresOn', { zh: '证书有效期', en: 'Certificate expires on' }),
      date('healthCheckOn', { zh: '健康证日期', en: 'Health check on' }),
    ),
    row(
      { name: 'phone', type: 'text', label: { zh: '手机号', en: 'Telephone' }, admin: { width: '50%' } },
      {
        name: 'isNamesake',
        type: 'checkbox',
        label: { zh: '与同名职工不是同一个人', en: 'Another person of the same name' },
        admin: {
          width: '50%',
          description: { zh: '保存时提示了再勾', en: 'Tick it when you are asked' },
          disableListColumn: true,
          disableBulkEdit: true,
        },
      },
    ),
    text(
      'account',
      { zh: '登录账号', en: 'Account' },
      {
        validate: accountHere,
        hooks: { beforeValidate: [inLowerCase] },
        admin: {
          description: {
            zh: '本人登录用的邮箱。手机上的门口只给看当天排班的班',
            en: 'The e-mail address with which this person signs in. The door on a phone shows the classes of today’s shifts alone',
          },
          disableListColumn: true,
          disableBulkEdit: true,
        },
      },
    ),
  ],
);
