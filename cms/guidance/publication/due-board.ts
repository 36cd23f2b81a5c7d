import type { StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { idOf } from '#cms/fields/relations.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isLate } from '#domain/guidance/article-plan.ts';
import type { Lang } from '#domain/language/lang.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

/** What can be due of a text, the most urgent first. */
export const DUE_KINDS = ['correction', 'stopped', 'publication', 'returned', 'in_review', 'review_due', 'writing'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface DueItem {
  kind: DueKind;
  article: string;
  title: string;
  /** The day by which; of what waits, since when. */
  on: string;
  minute?: number;
  late: boolean;
}

export interface PersonsDue {
  /** Nobody for what any reviewer may take up. */
  id?: string;
  name?: string;
  items: DueItem[];
}

const AHEAD_DAYS = 30;

type Needs = Pick<Portal, 'articlePlans' | 'articles' | 'city' | 'now' | 'reviewComments' | 'users'>;

/** What is due of all texts, by person: the one who asks first, what is nobody's before all others. */
export async function dueBoard(portal: Needs, { user, lang }: { user: StaffUser; lang: Lang }): Promise<PersonsDue[]> {
  const { articlePlans, articles, city, now, reviewComments, users } = portal;
  const today = todayOf(portal);
  const of = new Map<string | undefined, DueItem[]>();
  const add = (who: string | undefined, item: DueItem) => of.set(who, [...(of.get(who) ?? []), item]);
  const plans = await articlePlans.listOpen();
  const unfinished = await articles.listUnfinished(lang);
  const returned = new Set(await reviewComments.listReturned());
  const titles = await articles.titlesOf(
    plans.map(({ article }) => article),
    lang,
  );
  for (const plan of plans) {
    const { date: on, minute } = toLocal(plan.dueAt, city.timeZone);
    const kind = plan.state === 'stopped' ? 'stopped' : plan.kind;
    // What somebody corrected alone is for anybody else to review.
    const who = plan.kind === 'correction' ? undefined : plan.by;
    const title = titles.get(plan.article) ?? '';
    add(who, { ...{ kind, article: plan.article, title, on, minute }, late: isLate(plan, now()) });
  }
  for (const { id: article, title, review, writtenBy, updatedAt } of unfinished) {
    const on = toLocal(updatedAt, city.timeZone).date;
    const kind = review === 'in_review' ? 'in_review' : returned.has(article) ? 'returned' : 'writing';
    // What is planned, or was corrected, stands there already.
    if (plans.some((plan) => plan.article === article)) continue;
    add(kind === 'in_review' ? undefined : (idOf(writtenBy) ?? undefined), { kind, article, title, on, late: false });
  }
  for (const { id: article, title, nextReviewOn, writtenBy } of await articles.listDueBy(addDays(today, AHEAD_DAYS), lang)) {
    const on = nextReviewOn ?? today;
    add(idOf(writtenBy) ?? undefined, { kind: 'review_due', article, title, on, late: on < today });
  }
  const names = await users.namesOf([...of.keys()].filter((one) => one !== undefined));
  const rank = ({ kind }: DueItem) => DUE_KINDS.indexOf(kind);
  const people = [...of].map(([id, items]) => ({
    ...{ id, name: id && names.get(id) },
    items: items.sort((a, b) => Number(b.late) - Number(a.late) || rank(a) - rank(b) || a.on.localeCompare(b.on)),
  }));
  const order = ({ id }: PersonsDue) => (id === user.id ? 0 : id === undefined ? 1 : 2);
  return people.sort((a, b) => order(a) - order(b) || (a.name ?? '').localeCompare(b.name ?? ''));
}
