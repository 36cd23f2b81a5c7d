import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { cameMark, childIds } from '#cms/records/signups.ts';
import { SIGNUP_STATES } from '#domain/guidance/signup.ts';

/** A family's place at an activity, or in its line. Written by verbs alone; the organiser sees it on the day's own page. */
export const Signups: CollectionConfig = {
  slug: 'activity-signups',
  labels: labels('活动报名', 'Sign-up', 'Sign-ups'),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'key', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('key', '键', 'Key', unique),
    {
      name: 'activity',
      type: 'relationship',
      relationTo: 'activities',
      required: true,
      index: true,
      label: label('活动', 'Activity'),
    },
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: label('监护人', 'Guardian') },
    json('children', '来的孩子', 'Children who come', { schema: childIds, required: true }),
    number('heads', '来几个孩子', 'How many children', { required: true }),
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(SIGNUP_STATES, {
        in: ['报上了', 'Has a place'],
        waiting: ['候补', 'Waits'],
        left: ['退了', 'Gave it up'],
      }),
      label: label('状态', 'State'),
    },
    number('number', '次序', 'Order', { required: true }),
    number('changes', '变过几次', 'Times changed', { required: true, defaultValue: 0 }),
    instant('joinedAt', '报名时刻', 'Signed up at', { required: true }),
    instant('changedAt', '最近变动', 'Changed at', { required: true }),
    text('remindAt', '下次提醒', 'Reminded next', { index: true }),
    json('came', '到场', 'Came', { schema: cameMark.array() }),
    number('rating', '评分', 'Rating'),
    { name: 'remark', type: 'textarea', label: label('一句话', 'A sentence') },
  ],
};

/** One for each activity. Everybody who takes one of its places changes this, so that none is given twice. */
export const ActivitySheets: CollectionConfig = {
  slug: 'activity-sheets',
  labels: labels('活动名额', 'Activity sheet', 'Activity sheets'),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [text('activity', '活动', 'Activity', unique), number('last', '最后的次序', 'Last number', { required: true })],
};
