import type { CollectionConfig } from 'payload';
import { anyStaffOrBody, only, shownTo } from '#cms/access/by-role.ts';
import { answersForCity } from '#cms/access/in-territory.ts';
import { text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { anArea } from '#cms/fields/validate-area.ts';
import { ORGANISER_KINDS } from '#domain/guidance/organiser.ts';
import { whileInUse } from '../organisers/keep-organiser.ts';
import { tellBodyOfApproval } from '../organisers/tell-body.ts';
import { date } from './writing.ts';

/** Societies and activity centres that the city has approved: each holds activities in its own area, until a day. */
export const Organisers: CollectionConfig = {
  slug: 'organisers',
  labels: labels({ zh: '活动主办方', en: ['Organiser', 'Organisers'] }),
  admin: {
    group: GROUP.guidance,
    hidden: shownTo('supervisor'),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['name', 'kind', 'territory', 'until', 'stopped'],
  },
  access: {
    read: anyStaffOrBody('id'),
    create: answersForCity,
    update: answersForCity,
    delete: only('administrator'),
  },
  hooks: { afterChange: [tellBodyOfApproval], beforeDelete: [whileInUse] },
  fields: [
    text(
      'name',
      { zh: '名称（登记证书上的）', en: 'Name, as it is registered' },
      { required: true, localized: true, maxLength: 80 },
    ),
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: optionsOf(ORGANISER_KINDS, {
        society: { zh: '社会组织', en: 'Society' },
        activity_centre: { zh: '活动中心', en: 'Activity centre' },
      }),
      label: { zh: '类别', en: 'Kind' },
    },
    text('registration', { zh: '登记号（统一社会信用代码）', en: 'Registration number' }, { ...unique, maxLength: 40 }),
    text(
      'territory',
      { zh: '在哪里办活动', en: 'Where it may hold activities' },
      {
        required: true,
        validate: anArea,
        admin: { components: { Field: '/staff/TerritoryField.tsx#TerritoryField' } },
      },
    ),
    date('until', { zh: '同意到哪一天（含当天）', en: 'Approved until (that day included)' }, { required: true }),
    {
      name: 'stopped',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '停止', en: 'Stopped' },
      admin: {
        description: {
          zh: '马上不能再发活动、不能签到，家长也看不到还没办的；已报名的家庭请另外通知',
          en: 'At once it publishes nothing, checks nobody in, and families no longer find what is to come; tell those signed up yourself',
        },
      },
    },
  ],
};
