import type { CollectionConfig, TextareaFieldValidation } from 'payload';
import { textarea } from 'payload/shared';
import { say } from '#cms/fields/hooks/say.ts';
import { number, text, unique } from '#cms/fields/kit.ts';
import { label, labels } from '#cms/fields/label.ts';
import { readGrowthTable } from '#domain/guidance/growth-table.ts';
import { byEditors, date, editing } from './writing.ts';

/** A table is kept only when every line of it can be read. */
const readable: TextareaFieldValidation = async (value, options) => {
  const valid = await textarea(value, options);
  if (valid !== true) return valid;
  const read = readGrowthTable(value ?? '');
  return 'table' in read || say(options.req, `refused.growth_${read.fault.what}`, { line: read.fault.line });
};

/** The figures that growth is compared with; the first by order is the one drawn unless another is asked for. */
export const GrowthStandards: CollectionConfig = {
  slug: 'growth-standards',
  labels: labels('生长标准', 'Growth standard', 'Growth standards'),
  admin: { ...editing, useAsTitle: 'code', defaultColumns: ['code', 'name', 'effectiveOn'] },
  access: byEditors,
  fields: [
    text('code', '代号', 'Code', unique),
    text('name', '名称', 'Name', { required: true, localized: true }),
    text('source', '来源', 'Source', { required: true, localized: true }),
    text('sourceUrl', '来源网址', 'Address of the source'),
    text('licence', '使用条件', 'Terms of use', { required: true, localized: true }),
    date('effectiveOn', '施行日期', 'In force from'),
    number('order', '顺序', 'Order', { required: true, defaultValue: 10 }),
    {
      name: 'table',
      type: 'textarea',
      required: true,
      maxLength: 200_000,
      validate: readable,
      label: label('数据', 'Figures'),
      admin: {
        rows: 12,
        description: label(
          '从表格里整张粘贴。第一行是列名：measure（weight、length、head）、sex（girl、boy）、age_months 或 age_days，再加 L、M、S 三列，或 sd3neg 到 sd3 七列（WS/T 423 用后一种）',
          'Paste the whole table. The first line names the columns: measure (weight, length, head), sex (girl, boy), age_months or age_days, then L, M and S, or the seven from sd3neg to sd3 (as in WS/T 423)',
        ),
      },
    },
  ],
};
