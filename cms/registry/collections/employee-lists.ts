import type { CollectionConfig } from 'payload';
import { shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { text } from '#cms/fields/kit.ts';
import { employeeCode, employeeContacts, inOneForm } from '../hooks/employee-contacts.ts';
import { kept } from './kept-by-centre.ts';

const lists = kept(
  'employee-lists',
  { zh: '职工名单', en: ['Employee list', 'Employee lists'] },
  {
    title: 'name',
    columns: ['name'],
    help: {
      zh: '只收本单位职工孩子的机构才用得上：手机号或邮箱在名单里，或者填对认证码的家长，才能预约',
      en: 'For centres that take only their own employees’ children: families book whose phone or e-mail is listed, or who give the code',
    },
  },
  [
    text('name', { zh: '名称', en: 'Name' }, { required: true, maxLength: 60 }),
    text(
      'code',
      { zh: '认证码', en: 'Code' },
      {
        maxLength: 60,
        validate: employeeCode,
        admin: {
          description: {
            zh: '只发给职工。至少 8 个字母或数字，大小写、空格不分；换码后旧码马上失效',
            en: 'For employees only. At least 8 letters or digits, whatever their case and spacing; an old code is over as soon as it is changed',
          },
        },
      },
    ),
    {
      name: 'contacts',
      type: 'textarea',
      maxLength: 200_000,
      validate: employeeContacts,
      hooks: { beforeValidate: [inOneForm] },
      label: { zh: '职工的手机号或邮箱（一行一个）', en: 'Employees’ phones or e-mails (one a line)' },
      admin: {
        rows: 12,
        description: {
          zh: '只用来核对谁能预约，只有园长看得到。离职的请及时删掉',
          en: 'Used only to check who may book; only the head sees it. Take out who has left',
        },
      },
    },
  ],
);

/** Whose phone is on it is nobody's business but the head's: neither the counter nor supervisors read it. */
export const EmployeeLists: CollectionConfig = {
  ...lists,
  admin: { ...lists.admin, hidden: shownTo('head') },
  access: { ...lists.access, read: inTerritory('facility', 'head') },
};
