import { todayOf } from '#cms/core/clock.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Task, TaskArgs } from './task.ts';

const SHOWN = 10;

/** What waits for a legal editor: rules and templates that come into force and can be changed until then. */
export async function legalTasks({ portal, t }: TaskArgs<'city' | 'now' | 'terms'>, lang: Lang): Promise<Task[]> {
  const ahead = await portal.terms.listAhead(todayOf(portal), SHOWN);
  return ahead.map(({ collection, id, effectiveOn, said }) => ({
    title: t('tasks.ahead', {
      title: 'kind' in said ? t(`contract.rule_${said.kind}`) : said.title[lang],
      date: formatDate(effectiveOn, { lang }),
    }),
    note: t('tasks.aheadNote'),
    href: `/admin/collections/${collection}/${id}`,
    action: t('tasks.readAhead'),
    waiting: true,
  }));
}
