import type { CollectionConfig } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { sourceRead, sourceUrl } from '#cms/fields/source-read.ts';
import { dateFrom } from '#cms/fields/validate.ts';
import { readMonths, SCHEDULE_KINDS } from '#domain/guidance/schedule.ts';
import { byEditors, date, editing } from './writing.ts';

const months = (value: unknown, { req }: { req?: Parameters<typeof say>[0] } = {}) =>
  (typeof value === 'string' && readMonths(value) !== undefined) || say(req, 'refused.months');

/** Visits, check-ups, Chinese medicine and vaccines of the first three years, each with its source and its dates. */
export const ScheduleEntries: CollectionConfig = {
  slug: 'schedule-entries',
  labels: labels({ zh: '儿童日历', en: ['Calendar entry', 'Child’s calendar'] }),
  admin: {
    ...editing,
    useAsTitle: 'what',
    defaultColumns: ['what', 'kind', 'months', 'checked', 'effectiveOn', 'until'],
    description: {
      zh: '体检、上门、中医和疫苗。国家改了程序：旧的一条写“到哪天”，新的另加一条，从那天起。没有核对过的，家长看到的是“问接种门诊”或“问住处的中心”',
      en: 'Check-ups, visits, Chinese medicine and vaccines. When the programme changes, the old entry gets its last day and a new one begins after it. What is not checked is shown to parents as something to ask about',
    },
  },
  access: byEditors,
  fields: [
    text('code', { zh: '代号', en: 'Code' }, { required: true, index: true }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: optionsOf(SCHEDULE_KINDS, {
        visit: { zh: '上门', en: 'Home visit' },
        check: { zh: '体检', en: 'Check-up' },
        vaccine: { zh: '疫苗', en: 'Vaccine' },
        tcm: { zh: '中医', en: 'Chinese medicine' },
      }),
      label: { zh: '类型', en: 'Kind' },
    },
    text(
      'months',
      { zh: '月龄（满几个月，用逗号隔开）', en: 'Months of age (completed, with commas)' },
      {
        required: true,
        validate: months,
      },
    ),
    text('what', { zh: '做什么', en: 'What' }, { required: true, localized: true }),
    { name: 'note', type: 'textarea', required: true, localized: true, maxLength: 600, label: { zh: '说明', en: 'Note' } },
    text('article', { zh: '文章的网址名', en: 'Article, by its name in the address' }),
    ...sourceRead,
    text('source', { zh: '来源', en: 'Source' }, { required: true, localized: true }),
    sourceUrl,
    date('effectiveOn', { zh: '从哪天起', en: 'From' }),
    date('until', { zh: '到哪天', en: 'Until' }, { validate: dateFrom('effectiveOn') }),
  ],
};
