import type { CollectionConfig, Field, PayloadRequest } from 'payload';
import { anyStaffOrBody, shownTo, writers } from '#cms/access/by-role.ts';
import { ownActivities } from '#cms/access/in-territory.ts';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { completeAddress } from '#cms/fields/hooks/complete-address.ts';
import { keepAddress } from '#cms/fields/hooks/keep-address.ts';
import { moneyField, number, text } from '#cms/fields/kit.ts';
import { labels } from '#cms/fields/label.ts';
import { organiserField } from '#cms/fields/relations.ts';
import { dateLines, timeAfter, webPage } from '#cms/fields/validate.ts';
import { MOST_WEEKS } from '#domain/guidance/sessions.ts';
import { keepSignedUp, tellSignedUp, whileSignedUp } from '../hooks/keep-signed-up.ts';
import { ownAddress } from '../hooks/own-address.ts';
import { keepOrganiser } from '../organisers/keep-organiser.ts';
import { byEditors, date, editing, months, slug, summary, time, title } from './writing.ts';

/** Worked out from the rest whenever it is saved. */
const hidden = (field: Field): Field => ({ ...field, access: { update: () => false }, admin: { hidden: true } }) as Field;

/** What a body outside writes is looked at by the administration's reviewers. */
const byReviewers = {
  create: () => false,
  update: ({ req }: { req: PayloadRequest }) => hasRole(staffOf(req), 'reviewer', 'administrator'),
};

export const Activities: CollectionConfig = {
  slug: 'activities',
  labels: labels({ zh: '亲子活动', en: ['Activity', 'Activities'] }),
  admin: {
    ...editing,
    hidden: shownTo('author', 'reviewer', 'organiser'),
    defaultColumns: ['title', 'date', 'from', 'place', 'capacity'],
    components: { edit: { beforeDocumentControls: ['/guidance/admin/MissingWords.tsx#MissingWords'] } },
  },
  access: {
    ...byEditors,
    read: anyStaffOrBody('organiser'),
    create: writers,
    update: ownActivities,
  },
  hooks: {
    beforeChange: [ownAddress('activities'), keepSignedUp, keepOrganiser, keepAddress('activities')],
    afterChange: [tellSignedUp],
    beforeDelete: [whileSignedUp],
  },
  fields: [
    title,
    slug,
    summary,
    text('place', { zh: '地点', en: 'Place' }, { required: true, localized: true }),
    text('townshipCode', { zh: '街道(乡镇)代码', en: 'Township code' }),
    date('date', { zh: '日期', en: 'Date' }, { required: true, index: true }),
    { type: 'row', fields: [time('from', { zh: '从', en: 'From' }), time('to', { zh: '到', en: 'To' }, timeAfter('from'))] },
    {
      type: 'row',
      fields: [
        number(
          'weeks',
          { zh: '连续几周（同一天同一时间）', en: 'Weeks in a row (same day, same hour)' },
          {
            min: 1,
            max: MOST_WEEKS,
            defaultValue: 1,
          },
        ),
        {
          name: 'moreDates',
          type: 'textarea',
          validate: dateLines,
          label: { zh: '另外的日期（一行一个）', en: 'Further dates (one a line)' },
          admin: { placeholder: '2026-12-05' },
        },
      ],
    },
    months,
    { name: 'topic', type: 'select', options: TOPIC_OPTIONS, label: { zh: '领域', en: 'Topic' } },
    { name: 'capacity', type: 'number', min: 1, label: { zh: '名额（组）', en: 'Families' } },
    moneyField('fee', { zh: '费用（0 为免费）', en: 'Fee (0 is free)' }, { min: 0, defaultValue: 0 }),
    text(
      'onlineLink',
      { zh: '线上链接（只给报上名的家庭看）', en: 'Online link (shown to families with a place only)' },
      {
        validate: webPage,
        hooks: { beforeValidate: [completeAddress] },
      },
    ),
    {
      name: 'materials',
      type: 'textarea',
      localized: true,
      maxLength: 3000,
      label: { zh: '活动后的资料（文字或网址）', en: 'Materials afterwards (text or addresses)' },
      admin: { description: { zh: '开始之后，报上名的家庭看得到', en: 'Families with a place see it once it has begun' } },
    },
    {
      name: 'cancelled',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '取消了', en: 'Cancelled' },
      admin: {
        position: 'sidebar',
        description: {
          zh: '报名和候补的家庭马上收到消息；取消后不能恢复',
          en: 'Families signed up or waiting are told at once; it cannot be taken back',
        },
      },
    },
    text(
      'cancelReason',
      { zh: '取消的原因', en: 'Why it is cancelled' },
      {
        localized: true,
        maxLength: 120,
        admin: { position: 'sidebar', condition: (data: { cancelled?: boolean }) => Boolean(data.cancelled) },
      },
    ),
    organiserField,
    {
      name: 'approved',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '看过了，可以给家长看', en: 'Looked at: families may see it' },
      access: byReviewers,
      admin: {
        position: 'sidebar',
        condition: ({ organiser }) => Boolean(organiser),
        description: {
          zh: '审核人勾。标题、内容、地点、月龄、费用改过，要重新看；改日期、时间、名额不用',
          en: 'For a reviewer to tick. Other words, place, ages or fee need another look; other days, hours or room do not',
        },
      },
    },
    {
      name: 'reviewNote',
      type: 'textarea',
      maxLength: 400,
      label: { zh: '要改什么（写给主办方）', en: 'What to change, for the organiser' },
      access: byReviewers,
      admin: { position: 'sidebar', condition: ({ organiser, approved }) => Boolean(organiser) && !approved },
    },
    hidden(text('districtCode', { zh: '区代码', en: 'District code' }, { index: true })),
    hidden(text('lastDate', { zh: '最后一天', en: 'Last day' }, { index: true })),
    hidden(number('mostSessions', { zh: '最多有过几次', en: 'Most sessions' }, { defaultValue: 1 })),
    hidden(text('cancelledAt', { zh: '取消的时刻', en: 'Cancelled at' })),
    hidden(number('moves', { zh: '变过几次', en: 'Times changed' }, { defaultValue: 0 })),
  ],
};
