import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, ValidationError } from 'payload';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { moneyField, number, text, unique } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { addressName, dateFrom } from '#cms/fields/validate.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { CareSubsidy as Row } from '#cms/records/payload-types.ts';
import { SUBSIDY_PER } from '#domain/money/care-subsidy.ts';
import { kept, sourced } from './kept-by-city.ts';

/** By these was worked out what a list named: another rule is another subsidy, that begins when this one ends. */
const RECKONED_BY = [
  'code',
  'per',
  'amount',
  'leastDays',
  'fromMonths',
  'untilMonths',
  'forms',
  'inclusiveOnly',
  'effectiveOn',
] as const;

const keepReckoned: CollectionBeforeChangeHook<Row> = async ({ collection, data, operation, originalDoc, req }) => {
  if (operation === 'create') return data;
  const path = originalDoc && RECKONED_BY.find((name) => name in data && !isSame(data[name], originalDoc[name]));
  if (!path || !originalDoc) return data;
  const { subsidies } = await getPortal();
  if ((await subsidies.listsOf(originalDoc.code, req)).length === 0) return data;
  const message = say(req, 'refused.subsidy_listed');
  throw new ValidationError({ collection: collection.slug, errors: [{ path, message }], req }, req.t);
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const keepListed: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { subsidies } = await getPortal();
  const found = (await subsidies.list(req)).find((one) => one.id === String(id));
  if (found && (await subsidies.listsOf(found.code, req)).length > 0)
    throw new APIError(say(req, 'refused.subsidy_listed'), 409, undefined, true);
};

/** 托育补贴: what the city pays for children who come to care, by their attendance. */
export const CareSubsidies = kept('care-subsidies', { zh: '托育补贴', en: ['Care subsidy', 'Care subsidies'] }, 'code', [
  text('code', { zh: '代号', en: 'Code' }, { ...unique, maxLength: 40, validate: addressName }),
  text('titleZh', { zh: '名称（中文）', en: 'Title in Chinese' }, { required: true, maxLength: 40 }),
  text('titleEn', { zh: '名称（英文）', en: 'Title in English' }, { required: true, maxLength: 80 }),
  {
    name: 'per',
    type: 'select',
    required: true,
    options: optionsOf(SUBSIDY_PER, {
      day: { zh: '按来的天数', en: 'A day of attendance' },
      month: { zh: '按来的月数', en: 'A month of attendance' },
    }),
    label: { zh: '怎么算', en: 'Counted by' },
  },
  moneyField('amount', { zh: '每天或每月多少', en: 'Amount' }, { required: true, min: 1 }),
  number(
    'leastDays',
    { zh: '一个月至少来几天', en: 'Fewest days in a month' },
    { required: true, min: 1, max: 31, defaultValue: 1 },
  ),
  number('fromMonths', { zh: '月龄从', en: 'From (months)' }, { required: true, min: 0, max: 35, defaultValue: 0 }),
  number(
    'untilMonths',
    { zh: '月龄到（不含）', en: 'To (months, excluded)' },
    { required: true, min: 1, max: 36, defaultValue: 36 },
  ),
  {
    name: 'forms',
    type: 'select',
    hasMany: true,
    options: CARE_FORM_OPTIONS,
    label: { zh: '只算这些托育形式', en: 'These kinds of care only' },
  },
  {
    name: 'inclusiveOnly',
    type: 'checkbox',
    defaultValue: true,
    label: { zh: '只算普惠机构', en: 'At affordable centres only' },
  },
  text('endsOn', { zh: '最后一天', en: 'Last day' }, { validate: dateFrom('effectiveOn') }),
  moneyField('budget', { zh: '一共最多发多少', en: 'Budget' }, { min: 0 }),
  number(
    'claimDays',
    { zh: '月底以后几天内可以申领', en: 'Days after the month to ask' },
    { required: true, min: 1, max: 366, defaultValue: 31 },
  ),
  ...sourced,
]);
CareSubsidies.hooks = { ...CareSubsidies.hooks, beforeChange: [keepReckoned], beforeDelete: [keepListed] };
