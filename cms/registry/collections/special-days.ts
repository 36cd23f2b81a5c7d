import type { CollectionConfig } from 'payload';
import { text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { askAboutSpecialDay, askAboutSpecialDayGone } from '#cms/places/hooks/ask-about-special-day.ts';
import { confirmDaysOff } from '#cms/places/hooks/shut-days.ts';
import { SPECIAL_DAY_KINDS } from '#domain/time/workdays.ts';
import { kept } from './kept-by-city.ts';

const fields = kept('special-days', { zh: '节假日', en: ['Special day', 'Special days'] }, 'date', [
  text('date', { zh: '日期', en: 'Date' }, { required: true, unique: true, index: true, validate: civilDate }),
  {
    name: 'kind',
    type: 'select',
    required: true,
    options: optionsOf(SPECIAL_DAY_KINDS, {
      holiday: { zh: '放假', en: 'Holiday' },
      workday: { zh: '调休上班', en: 'Make-up working day' },
    }),
    label: { zh: '类型', en: 'Kind' },
  },
  text('name', { zh: '名称', en: 'Name' }, { required: true, localized: true }),
  text('source', { zh: '来源', en: 'Source' }, { required: true }),
  confirmDaysOff,
]);

export const SpecialDays: CollectionConfig = {
  ...fields,
  hooks: { beforeChange: [askAboutSpecialDay], beforeDelete: [askAboutSpecialDayGone] },
};
