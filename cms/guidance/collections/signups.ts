import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { cameMark, childIds } from '#cms/records/signups.ts';
import { SIGNUP_STATES } from '#domain/guidance/signup.ts';

/** A family's place at an activity, or in its line. Written by verbs alone; the organiser sees it on the day's own page. */
export const Signups: CollectionConfig = {
  slug: 'activity-signups',
  labels: labels({ zh: '活动报名', en: ['Sign-up', 'Sign-ups'] }),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'key', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('key', { zh: '标识', en: 'Key' }, unique),
    {
      name: 'activity',
      type: 'relationship',
      relationTo: 'activities',
      required: true,
      index: true,
      label: { zh: '活动', en: 'Activity' },
    },
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: { zh: '监护人', en: 'Guardian' } },
    json('children', { zh: '来的孩子', en: 'Children who come' }, { schema: childIds, required: true }),
    number('heads', { zh: '来几个孩子', en: 'How many children' }, { required: true }),
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(SIGNUP_STATES, {
        in: { zh: '报上了', en: 'Has a place' },
        waiting: { zh: '候补', en: 'Waits' },
        left: { zh: '退了', en: 'Gave it up' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    number('number', { zh: '次序', en: 'Order' }, { required: true }),
    number('changes', { zh: '变过几次', en: 'Times changed' }, { required: true, defaultValue: 0 }),
    instant('joinedAt', { zh: '报名时刻', en: 'Signed up at' }, { required: true }),
    instant('changedAt', { zh: '最近变动', en: 'Changed at' }, { required: true }),
    text('code', { zh: '签到码', en: 'Check-in code' }, { index: true, access: { read: () => false } }),
    text('remindAt', { zh: '下次提醒', en: 'Reminded next' }, { index: true }),
    json('came', { zh: '到场', en: 'Came' }, { schema: cameMark.array() }),
    number('rating', { zh: '评分', en: 'Rating' }),
    { name: 'remark', type: 'textarea', label: { zh: '一句话', en: 'A sentence' } },
  ],
};

/** One for each activity. Everybody who takes one of its places changes this, so that none is given twice. */
export const ActivitySheets: CollectionConfig = {
  slug: 'activity-sheets',
  labels: labels({ zh: '活动名额', en: ['Activity sheet', 'Activity sheets'] }),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('activity', { zh: '活动', en: 'Activity' }, unique),
    number('last', { zh: '最后的次序', en: 'Last number' }, { required: true }),
  ],
};
