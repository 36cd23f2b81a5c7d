import type { CollectionConfig, TextFieldValidation } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { number, text } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { sourceRead, sourceUrl } from '#cms/fields/source-read.ts';
import { atLeast } from '#cms/fields/validate.ts';
import { URGENCIES } from '#domain/guidance/danger-signs.ts';
import { keepFourEyes, notesDraft, publishedWhole, withdrawnFirst } from '../hooks/keep-four-eyes.ts';
import { byEditors, editing, months, writtenBy } from './writing.ts';

const signKey: TextFieldValidation = (value, { req }) =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value ?? '') || say(req, 'refused.signKey');

/**
 * Signs that a child is in danger and milestones that have not come, each once: texts, the calendar, questions and messages
 * name them by key. Who changes one is not who publishes it, for one change alters every page that shows it.
 */
export const DangerSigns: CollectionConfig = {
  slug: 'danger-signs',
  labels: labels({ zh: '危险信号和发育', en: ['Danger sign or milestone', 'Danger signs and milestones'] }),
  admin: {
    ...editing,
    useAsTitle: 'what',
    defaultColumns: ['what', 'urgency', 'shownFrom', 'shownTo', 'checked', '_status'],
    listSearchableFields: ['what', 'key'],
    description: {
      zh: '文章、日历、提问和月龄消息都用这一张表。改一条，所有用到的页面一起变，所以改的人不能自己发布，要另一位审核人发布',
      en: 'Texts, the calendar, questions and messages by age use this one list. A change alters every page that shows the sign, so another reviewer publishes it than who made it',
    },
  },
  access: byEditors,
  defaultSort: 'order',
  versions: { drafts: true, maxPerDoc: 50 },
  hooks: {
    beforeOperation: [notesDraft, publishedWhole],
    beforeChange: [keepFourEyes('danger-signs', { words: ['what', 'source'] })],
    beforeDelete: [withdrawnFirst('danger-signs')],
  },
  fields: [
    text(
      'key',
      { zh: '标识（定了不改，文章里写的就是它）', en: 'Key (stays as it is: texts name the sign by it)' },
      { required: true, unique: true, index: true, validate: signKey, access: { update: () => false } },
    ),
    text('what', { zh: '什么情况', en: 'What is seen' }, { required: true, localized: true, maxLength: 160 }),
    {
      name: 'urgency',
      type: 'select',
      required: true,
      options: optionsOf(URGENCIES, {
        ambulance: { zh: '马上打急救电话', en: 'Call an ambulance now' },
        hospital: { zh: '马上去医院', en: 'To hospital now' },
        doctor: { zh: '这几天看医生', en: 'See a doctor within days' },
      }),
      label: { zh: '急的程度', en: 'How urgent' },
    },
    months,
    {
      type: 'row',
      fields: [
        number(
          'shownFrom',
          { zh: '日历从几个月起列出（空着不列）', en: 'Listed by the calendar from month (empty: not)' },
          { min: 0, max: 36 },
        ),
        number('shownTo', { zh: '列到几个月', en: 'Until month' }, { min: 0, max: 36, validate: atLeast('shownFrom') }),
      ],
    },
    number('order', { zh: '排在第几', en: 'Order' }, { required: true, min: 0, defaultValue: 1000 }),
    ...sourceRead,
    text('source', { zh: '来源', en: 'Source' }, { required: true, localized: true }),
    sourceUrl,
    writtenBy,
  ],
};
