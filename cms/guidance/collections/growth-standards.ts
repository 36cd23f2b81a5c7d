import type { CollectionConfig, TextareaFieldValidation } from 'payload';
import { textarea } from 'payload/shared';
import { say } from '#cms/fields/hooks/say.ts';
import { number, text, unique } from '#cms/fields/kit.ts';
import { labels } from '#cms/fields/label.ts';
import { sourceUrl } from '#cms/fields/source-read.ts';
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
  labels: labels({ zh: '生长标准', en: ['Growth standard', 'Growth standards'] }),
  admin: { ...editing, useAsTitle: 'code', defaultColumns: ['code', 'name', 'effectiveOn'] },
  access: byEditors,
  fields: [
    text('code', { zh: '代号', en: 'Code' }, unique),
    text('name', { zh: '名称', en: 'Name' }, { required: true, localized: true }),
    text('source', { zh: '来源', en: 'Source' }, { required: true, localized: true }),
    sourceUrl,
    text('licence', { zh: '使用条件', en: 'Terms of use' }, { required: true, localized: true }),
    date('effectiveOn', { zh: '施行日期', en: 'In force from' }),
    number('order', { zh: '顺序', en: 'Order' }, { required: true, defaultValue: 10 }),
    {
      name: 'table',
      type: 'textarea',
      required: true,
      maxLength: 200_000,
      validate: readable,
      label: { zh: '数据', en: 'Figures' },
      admin: {
        rows: 12,
        description: {
          zh: '从表格里整张粘贴。第一行是列名：measure（weight、length、head）、sex（girl、boy）、age_months 或 age_days，再加 L、M、S 三列，或 sd3neg 到 sd3 七列（WS/T 423 用后一种）',
          en: 'Paste the whole table. The first line names the columns: measure (weight, length, head), sex (girl, boy), age_months or age_days, then L, M and S, or the seven from sd3neg to sd3 (as in WS/T 423)',
        },
      },
    },
  ],
};
