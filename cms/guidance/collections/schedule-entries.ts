import type { CollectionConfig } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { label, labels, optionsOf } from '#cms/fields/label.ts';
import { dateFrom } from '#cms/fields/validate.ts';
import { CHECKED, readMonths, SCHEDULE_KINDS } from '#domain/guidance/schedule.ts';
import { byEditors, date, editing } from './writing.ts';

const months = (value: unknown, { req }: { req?: Parameters<typeof say>[0] } = {}) =>
  (typeof value === 'string' && readMonths(value) !== undefined) || say(req, 'refused.months');

/** Visits, check-ups, Chinese medicine and vaccines of the first three years, each with its source and its dates. */
export const ScheduleEntries: CollectionConfig = {
  slug: 'schedule-entries',
  labels: labels('儿童日历', 'Calendar entry', 'Child’s calendar'),
  admin: {
    ...editing,
    useAsTitle: 'what',
    defaultColumns: ['what', 'kind', 'months', 'checked', 'effectiveOn', 'until'],
    description: label(
      '体检、上门、中医和疫苗。国家改了程序：旧的一条写“到哪天”，新的另加一条，从那天起。没有核对过的，家长看到的是“问接种门诊”或“问住处的中心”',
      'Check-ups, visits, Chinese medicine and vaccines. When the programme changes, the old entry gets its last day and a new one begins after it. What is not checked is shown to parents as something to ask about',
    ),
  },
  access: byEditors,
  fields: [
    text('code', '代号', 'Code', { required: true, index: true }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: optionsOf(SCHEDULE_KINDS, {
        visit: ['上门', 'Home visit'],
        check: ['体检', 'Check-up'],
        vaccine: ['疫苗', 'Vaccine'],
        tcm: ['中医', 'Chinese medicine'],
      }),
      label: label('类型', 'Kind'),
    },
    text('months', '月龄（满几个月，用逗号隔开）', 'Months of age (completed, with commas)', {
      required: true,
      validate: months,
    }),
    text('what', '做什么', 'What', { required: true, localized: true }),
    { name: 'note', type: 'textarea', required: true, localized: true, maxLength: 600, label: label('说明', 'Note') },
    text('article', '文章的网址名', 'Article, by its name in the address'),
    {
      name: 'checked',
      type: 'select',
      required: true,
      defaultValue: 'unchecked',
      options: optionsOf(CHECKED, {
        original: ['读过原件', 'Read in the original'],
        copy: ['只读过转载', 'Read in a copy'],
        unchecked: ['没有核对', 'Not checked'],
      }),
      label: label('核对', 'Checked'),
    },
    text('source', '来源', 'Source', { required: true, localized: true }),
    text('sourceUrl', '来源网址', 'Address of the source'),
    date('effectiveOn', '从哪天起', 'From'),
    date('until', '到哪天', 'Until', { validate: dateFrom('effectiveOn') }),
  ],
};
