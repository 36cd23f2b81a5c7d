import type { CollectionConfig, Field } from 'payload';
import { ownActivities } from '#cms/access/in-territory.ts';
import { TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { completeAddress } from '#cms/fields/hooks/complete-address.ts';
import { keepAddress } from '#cms/fields/hooks/keep-address.ts';
import { moneyField, number, text } from '#cms/fields/kit.ts';
import { label, labels } from '#cms/fields/label.ts';
import { dateLines, timeAfter, webPage } from '#cms/fields/validate.ts';
import { MOST_WEEKS } from '#domain/guidance/sessions.ts';
import { keepSignedUp, tellSignedUp, whileSignedUp } from '../hooks/keep-signed-up.ts';
import { ownAddress } from '../hooks/own-address.ts';
import { byEditors, date, editing, months, slug, summary, time, title } from './writing.ts';

/** Worked out from the rest whenever it is saved. */
const hidden = (field: Field): Field => ({ ...field, access: { update: () => false }, admin: { hidden: true } }) as Field;

export const Activities: CollectionConfig = {
  slug: 'activities',
  labels: labels('亲子活动', 'Activity', 'Activities'),
  admin: {
    ...editing,
    defaultColumns: ['title', 'date', 'from', 'place', 'capacity'],
    components: { edit: { beforeDocumentControls: ['/guidance/admin/MissingWords.tsx#MissingWords'] } },
  },
  access: { ...byEditors, update: ownActivities },
  hooks: {
    beforeChange: [ownAddress('activities'), keepSignedUp, keepAddress('activities')],
    afterChange: [tellSignedUp],
    beforeDelete: [whileSignedUp],
  },
  fields: [
    title,
    slug,
    summary,
    text('place', '地点', 'Place', { required: true, localized: true }),
    text('townshipCode', '街道(乡镇)代码', 'Township code'),
    date('date', '日期', 'Date', { required: true, index: true }),
    { type: 'row', fields: [time('from', '从', 'From'), time('to', '到', 'To', timeAfter('from'))] },
    {
      type: 'row',
      fields: [
        number('weeks', '连续几周（同一天同一时间）', 'Weeks in a row (same day, same hour)', {
          min: 1,
          max: MOST_WEEKS,
          defaultValue: 1,
        }),
        {
          name: 'moreDates',
          type: 'textarea',
          validate: dateLines,
          label: label('另外的日期（一行一个）', 'Further dates (one a line)'),
          admin: { placeholder: '2026-12-05' },
        },
      ],
    },
    months,
    { name: 'topic', type: 'select', options: TOPIC_OPTIONS, label: label('领域', 'Topic') },
    { name: 'capacity', type: 'number', min: 1, label: label('名额（组）', 'Families') },
    moneyField('fee', '费用（0 为免费）', 'Fee (0 is free)', { min: 0, defaultValue: 0 }),
    text('onlineLink', '线上链接（只给报上名的家庭看）', 'Online link (shown to families with a place only)', {
      validate: webPage,
      hooks: { beforeValidate: [completeAddress] },
    }),
    {
      name: 'materials',
      type: 'textarea',
      localized: true,
      maxLength: 3000,
      label: label('活动后的资料（文字或网址）', 'Materials afterwards (text or addresses)'),
      admin: { description: label('开始之后，报上名的家庭看得到', 'Families with a place see it once it has begun') },
    },
    {
      name: 'cancelled',
      type: 'checkbox',
      defaultValue: false,
      label: label('取消了', 'Cancelled'),
      admin: {
        position: 'sidebar',
        description: label(
          '报名和候补的家庭马上收到消息；取消后不能恢复',
          'Families signed up or waiting are told at once; it cannot be taken back',
        ),
      },
    },
    text('cancelReason', '取消的原因', 'Why it is cancelled', {
      localized: true,
      maxLength: 120,
      admin: { position: 'sidebar', condition: (data: { cancelled?: boolean }) => Boolean(data.cancelled) },
    }),
    hidden(text('districtCode', '区代码', 'District code', { index: true })),
    hidden(text('lastDate', '最后一天', 'Last day', { index: true })),
    hidden(number('mostSessions', '最多有过几次', 'Most sessions', { defaultValue: 1 })),
    hidden(text('cancelledAt', '取消的时刻', 'Cancelled at')),
    hidden(number('moves', '变过几次', 'Times changed', { defaultValue: 0 })),
  ],
};
