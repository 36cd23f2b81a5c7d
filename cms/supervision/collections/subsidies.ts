import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { subsidyRows } from '#cms/records/shapes/subsidy.ts';

/** Families that have asked for a care subsidy for a child, and agreed to what is handed on for it. */
export const SubsidyAsks = recorded(
  'subsidy-asks',
  { zh: '补贴申领', en: ['Subsidy asked for', 'Subsidies asked for'] },
  'code',
  { read: nobody },
  [
    text('key', { zh: '孩子和补贴', en: 'Child and subsidy' }, { ...unique, admin: { hidden: true } }),
    text('code', { zh: '补贴代号', en: 'Subsidy' }, { required: true, index: true }),
    guardianField,
    text('child', { zh: '孩子', en: 'Child' }, { required: true, index: true }),
    text('askedOn', { zh: '申领日期', en: 'Asked on' }, { required: true }),
    instant('withdrawnAt', { zh: '撤回于', en: 'Withdrawn at' }),
  ],
);

/** Lists by which a city has paid, as they were drawn up: nobody changes one, what was wrong is on the next. */
export const SubsidyLists = recorded(
  'subsidy-lists',
  { zh: '补贴发放清单', en: ['Subsidy list', 'Subsidy lists'] },
  'number',
  { read: nobody },
  [
    text('number', { zh: '编号', en: 'Number' }, unique),
    text('code', { zh: '补贴代号', en: 'Subsidy' }, { required: true, index: true }),
    json('rows', { zh: '明细', en: 'Rows' }, { schema: subsidyRows, required: true }),
    number('total', { zh: '合计（分）', en: 'Total (fen)' }, { required: true }),
    text('drawnBy', { zh: '造册人', en: 'Drawn up by' }, { required: true }),
    instant('drawnAt', { zh: '造册于', en: 'Drawn up at' }),
  ],
);
