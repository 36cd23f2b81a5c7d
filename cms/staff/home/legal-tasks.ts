import { todayOf } from '#cms/core/clock.ts';
import type { TermAhead } from '#cms/records/terms.ts';
import { words } from '#cms/records/words.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Task, TaskArgs } from './task.ts';

const SHOWN = 10;

/**
 * What waits for a legal editor: what centres want to add to their contracts, and rules and templates that come into force
 * and can be changed until then.
 */
export async function legalTasks(args: TaskArgs<'city' | 'facilities' | 'now' | 'terms'>, lang: Lang): Promise<Task[]> {
  const { portal, t } = args;
  const ahead = await portal.terms.listAhead(todayOf(portal), SHOWN);
  return [...(await ownTermsWaiting(args, lang)), ...ahead.map((one) => aheadTask(t, lang, one))];
}

async function ownTermsWaiting({ portal, t }: TaskArgs<'facilities' | 'terms'>, lang: Lang): Promise<Task[]> {
  const waiting = (await portal.terms.listAdded('pending')).slice(0, SHOWN);
  return Promise.all(
    waiting.map(async ({ id, effectiveOn, facilityId, terms }) => ({
      title: t('ownTerms.waiting', { centre: words((await portal.facilities.get(facilityId)).name)[lang], count: terms.length }),
      note: t('ownTerms.waitingNote', { date: formatDate(effectiveOn, { lang }) }),
      href: `/admin/collections/centre-terms/${id}`,
      action: t('ownTerms.read'),
      waiting: true,
      waits: { in: 'ownTerms', count: 1 } as const,
    })),
  );
}

/** What a centre wanted to add and the city has refused, until its head has written something newer. */
export async function ownTermsTasks({ portal, t }: TaskArgs<'terms'>, facilityId: string): Promise<Task[]> {
  const newest = (await portal.terms.listAdded({ facilityId })).at(-1);
  if (newest?.decision !== 'refused') return [];
  const href = `/admin/collections/centre-terms/${newest.id}`;
  const note = t('ownTerms.reason', { reason: newest.reason ?? '' });
  return [{ title: t('ownTerms.cameBack'), note, href, action: t('ownTerms.mend'), waiting: true }];
}

const aheadTask = (t: Translator, lang: Lang, { collection, id, effectiveOn, said }: TermAhead): Task => ({
  title: t('tasks.ahead', {
    title: 'kind' in said ? t(`contract.rule_${said.kind}`) : said.title[lang],
    date: formatDate(effectiveOn, { lang }),
  }),
  note: t('tasks.aheadNote'),
  href: `/admin/collections/${collection}/${id}`,
  action: t('tasks.readAhead'),
  waiting: true,
});
