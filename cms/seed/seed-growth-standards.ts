import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '#cms/portal/portal.ts';

type Id = (...words: (string | number)[]) => string;

/** What every city begins with; a national standard is loaded beside it by an editor. */
const WHO = {
  code: 'who',
  name: { zh: '世界卫生组织儿童生长标准', en: 'WHO Child Growth Standards' },
  source: {
    zh: '世界卫生组织《儿童生长标准》2006（体重、身长）、2007（头围），按月龄的 L、M、S',
    en: 'World Health Organization, Child Growth Standards, 2006 (weight, length) and 2007 (head), L, M and S by month',
  },
  sourceUrl: 'https://www.who.int/tools/child-growth-standards/standards',
  licence: {
    zh: '世界卫生组织发布并保留版权，使用时注明出处；具体条款待本地核对',
    en: 'Published by the World Health Organization, which keeps the copyright; used with its source named, exact terms to be confirmed',
  },
  order: 1,
};

export async function seedGrowthStandards({ bulk }: Pick<Portal, 'bulk'>, id: Id): Promise<void> {
  const table = readFileSync(join(process.cwd(), 'cms/seed/growth-standards/who.csv'), 'utf8');
  await bulk.insert('growth-standards', [{ id: id('growth-standard', WHO.code), ...WHO, table }]);
}
