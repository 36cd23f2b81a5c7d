import { number } from '#cms/fields/kit.ts';
import { kept, row, time, weekdaysField } from './kept-by-centre.ts';

/** When families can come and look, and how many at once: they book these times themselves. */
export const TourSlots = kept(
  'tour-slots',
  { zh: '参观时间', en: ['Time to visit', 'Times to visit'] },
  {
    title: 'weekdays',
    columns: ['weekdays', 'from', 'to', 'families'],
    help: {
      zh: '家长在网上约这些时间来看；停业和法定节假日自动不开。改了以后，已经约好的不变',
      en: 'Families book these times online; days off and public holidays are left out by themselves. What is booked stays as it is',
    },
  },
  [
    weekdaysField,
    row(time('from', { zh: '从', en: 'From' }), time('to', { zh: '到', en: 'To' }, 'from')),
    number('families', { zh: '同时接待几家', en: 'Families at once' }, { required: true, min: 1, max: 20, defaultValue: 1 }),
  ],
);
