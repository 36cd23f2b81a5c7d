import type { CollectionConfig } from 'payload';
import { text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { askAboutSpecialDay, askAboutSpecialDayGone } from '#cms/places/hooks/ask-about-special-day.ts';
import { confirmDaysOff } from '#cms/places/hooks/shut-days.ts';
import { SPECIAL_DAY_KINDS } from '#domain/time/workdays.ts';
import { kept } from './kept-by-city.ts';

const fields = kept('special-days', ['节假日', 'Special day', 'Special days'], 'date', [
  text('date', '日期', 'Date', { required: true, unique: true, index: true, validate: civilDate }),
  {
    name: 'kind',
    type: 'select',
    required: true,
    options: optionsOf(SPECIAL_DAY_KINDS, { holiday: ['放假', 'Holiday'], workday: ['调休上班', 'Make-up working day'] }),
    label: label('类型', 'Kind'),
  },
  text('name', '名称', 'Name', { required: true, localized: true }),
  text('source', '来源', 'Source', { required: true }),
  confirmDaysOff,
]);

export const SpecialDays: CollectionConfig = {
  ...fields,
  hooks: { beforeChange: [askAboutSpecialDay], beforeDelete: [askAboutSpecialDayGone] },
};
