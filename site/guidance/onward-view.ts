import type { Activity, Article } from '#cms/records/payload-types.ts';
import { formatAge, formatDate } from '#cms/words/format.ts';
import type { CareForm } from '#domain/care/care.ts';
import { type OnwardRule, rulesFor } from '#domain/guidance/onward.ts';
import { comingActivities } from '../ui/coming-activities.ts';
import type { PageContext } from '../ui/page-context.ts';
import { roomWords } from './activities-view.ts';

const MOST_RULES = 3;
const MOST_ACTIVITIES = 2;
const MOST_STEPS = 6;
/** The nearest activities, among which one on the wanted topic is looked for. */
const MOST_LOOKED_AT = 40;

/** A way on from a text: where to, and what is there. */
export interface OnwardStep {
  href: string;
  words: string;
  note?: string;
  /** What can be done that day stands apart and does not break. */
  when?: string;
}

interface Around {
  article: Article;
  /** A month of age in the middle of those it is for; none where it is for all. */
  month?: number;
  others: readonly Article[];
}

/**
 * What can be done after reading a text: first what editors have set for it, then care and activities for its months of
 * age, then what else there is to read. What leads nowhere is left out.
 */
export async function onwardSteps(context: PageContext, around: Around): Promise<OnwardStep[]> {
  const { article, month, others } = around;
  const coming = await comingActivities(context, { months: article, limit: MOST_LOOKED_AT });
  const rules = rulesFor(await context.portal.onwardRules.list(), article);
  const led = await Promise.all(
    rules.map(async (rule) => ({ rule, steps: await stepsOf(context, rule, { ...around, coming }) })),
  );
  const used = led.filter(({ steps }) => steps.length > 0).slice(0, MOST_RULES);
  const has = (lead: OnwardRule['lead']) => used.some(({ rule }) => rule.lead === lead);
  const care = has('care') ? [] : await careSteps(context, { month });
  const activities = has('activities') ? [] : coming.slice(0, MOST_ACTIVITIES).map((one) => activityStep(context, one));
  const more = others
    .filter(({ slug }) => slug !== article.slug && !used.some(({ rule }) => rule.toArticle === slug))
    .map((one) => articleStep(context, one));
  return [...used.flatMap(({ steps }) => steps), ...care, ...activities, ...more].slice(0, MOST_STEPS);
}

async function stepsOf(
  context: PageContext,
  rule: OnwardRule,
  { month, coming }: Pick<Around, 'month'> & { coming: readonly Activity[] },
): Promise<OnwardStep[]> {
  const { to, lang, portal } = context;
  const words = rule.words[lang];
  switch (rule.lead) {
    case 'care':
      return careSteps(context, { month, form: rule.form, words });
    case 'activities': {
      const next = coming.find(({ topic }) => !rule.activityTopic || topic === rule.activityTopic);
      return next ? [activityStep(context, next, words)] : [];
    }
    case 'article': {
      const found = rule.toArticle ? await portal.articles.find({ slug: rule.toArticle, lang }) : undefined;
      return found ? [{ ...articleStep(context, found), words }] : [];
    }
    case 'growth':
    case 'calendar':
    case 'ask':
      return [{ href: to(`/${rule.lead}`), words }];
  }
}

/** How many centres take a child of that age, with that kind of care; all of them where neither is said. */
export async function countCentres(
  { search }: PageContext['portal'],
  { month, form }: { month?: number; form?: CareForm },
): Promise<number> {
  const asked = { ageMonths: month, ...(form ? { form: [form] } : {}) };
  return (await search.searchFacilities({ ...asked, page: 1, perPage: 1 })).total;
}

/** A way to centres that take the age, by the kind of care; nothing where there is none. */
async function careSteps(
  { portal, t, to, lang, city }: PageContext,
  { month, form, words }: { month?: number; form?: CareForm; words?: string },
): Promise<OnwardStep[]> {
  const count = await countCentres(portal, { month, form });
  if (count === 0) return [];
  const params = new URLSearchParams({
    ...(month === undefined ? {} : { ageMonths: String(month) }),
    ...(form ? { form } : {}),
  });
  const usual = month === undefined ? t('guidance.findAnyCare') : t('guidance.findCare', { age: formatAge(month, lang) });
  const note = form
    ? t('guidance.formCount', { city: city.name, count, form: t(`care.${form}`) })
    : t('guidance.careCount', { city: city.name, count });
  return [{ href: `${to('/facilities')}${params.size > 0 ? `?${params}` : ''}`, words: words ?? usual, note }];
}

function activityStep(context: PageContext, activity: Activity, words?: string): OnwardStep {
  const { t, to, lang } = context;
  const told = [words ? activity.title : '', activity.place, roomWords(context, activity)].filter(Boolean);
  return {
    href: to(`/activities/${activity.slug}`),
    words: words ?? activity.title,
    when: `${formatDate(activity.date, { lang, weekday: true })} ${activity.from}`,
    note: told.join(t('common.comma')),
  };
}

const articleStep = ({ t, to }: PageContext, { slug, title, topic }: Article): OnwardStep => ({
  href: to(`/guidance/${slug}`),
  words: title,
  note: t(`guidance.topic_${topic}`),
});
