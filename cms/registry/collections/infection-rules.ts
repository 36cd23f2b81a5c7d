import { number, text } from '#cms/fields/kit.ts';
import { sourceRead, sourceUrl } from '#cms/fields/source-read.ts';
import { kept, sourced } from './kept-by-city.ts';

/** How long a child with an infectious disease stays at home, and when a class is thought of. A newer row takes the place of an older one from its day on. */
export const InfectionRules = kept(
  'infection-rules',
  { zh: '传染病隔离的规定', en: ['Rule on an infectious disease', 'Rules on infectious diseases'] },
  'name',
  [
    text('code', { zh: '代号', en: 'Code' }, { required: true, index: true }),
    text('name', { zh: '什么病', en: 'Disease' }, { required: true, localized: true }),
    number(
      'days',
      { zh: '从发病那天算起，至少在家几天', en: 'Days at home at least, from the day of falling ill' },
      { required: true, min: 1, max: 60 },
    ),
    {
      name: 'proof',
      type: 'checkbox',
      defaultValue: true,
      label: { zh: '回园要医疗卫生机构的证明', en: 'Comes back with a certificate' },
    },
    number(
      'watchCases',
      { zh: '同班几个孩子得了，提醒机构和监管', en: 'Children of a class before centre and supervisors are told' },
      { required: true, min: 2, defaultValue: 2 },
    ),
    number('watchDays', { zh: '在几天里面', en: 'Within days' }, { required: true, min: 1, max: 60, defaultValue: 7 }),
    number(
      'tellCases',
      {
        zh: '这些天里同班几个孩子得了，告诉同班别的家长（不说是谁）；0 不告诉',
        en: 'Children of a class within those days before its other families are told, and no name; 0 for never',
      },
      { required: true, min: 0, max: 20, defaultValue: 2 },
    ),
    sourceUrl,
    ...sourceRead,
    ...sourced,
  ],
);
