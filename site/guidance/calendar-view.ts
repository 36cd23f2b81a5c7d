import type { Activity, Article } from '#cms/records/payload-types.ts';
import { type GradedSigns, signsAt } from '#domain/guidance/danger-signs.ts';
import { narrowestFirst } from '#domain/guidance/most-fitting.ts';
import { DOMAINS, type Topic } from '#domain/guidance/publishing.ts';
import { isInForce, type ScheduleEntry } from '#domain/guidance/schedule.ts';
import { comingActivities } from '../ui/coming-activities.ts';
import type { PageContext } from '../ui/page-context.ts';
import { isForEveryAge } from './article-words.ts';
import { countCentres } from './onward-view.ts';

const MOST_ACTIVITIES = 3;
/** Of a topic. */
const MOST_ARTICLES = 24;

export interface CalendarView {
  /** Visits and check-ups of this month, and the next one where this month has none. */
  visits: ScheduleEntry[];
  next?: { entry: ScheduleEntry; month: number };
  vaccines: ScheduleEntry[];
  nextVaccine?: { entry: ScheduleEntry; month: number };
  tcm: ScheduleEntry[];
  signs: GradedSigns[];
  /** Whether the city says anything of visits and vaccines. */
  known: boolean;
  topics: { topic: Topic; articles: Article[] }[];
  activities: Activity[];
  centres: number;
}

/** What one month of age asks for, from the city's calendar, the guidance and what is on. */
export async function calendarView(context: PageContext, month: number): Promise<CalendarView> {
  const { portal, lang, today } = context;
  const entries = (await portal.schedule.list()).filter((entry) => isInForce(entry, today));
  const of = (...kinds: ScheduleEntry['kind'][]) => entries.filter(({ kind }) => kinds.includes(kind));
  const now = (all: ScheduleEntry[]) => all.filter(({ months }) => months.includes(month));
  const [articles, activities, centres] = await Promise.all([
    Promise.all(DOMAINS.map((topic) => portal.articles.list({ lang, month, topic, sort: '-fromMonth', limit: MOST_ARTICLES }))),
    comingActivities(context, { months: { fromMonth: month, toMonth: month }, limit: MOST_ACTIVITIES }),
    countCentres(context.portal, { month }),
  ]);
  // What is for every age is on the guidance page; here it would stand under each of 37 months.
  const aged = narrowestFirst(articles.flat().filter((article) => !isForEveryAge(article)));
  return {
    visits: now(of('visit', 'check')),
    next: nextAfter(of('visit', 'check'), month),
    vaccines: now(of('vaccine')),
    nextVaccine: nextAfter(of('vaccine'), month),
    tcm: now(of('tcm')),
    signs: signsAt(await portal.dangerSigns.listAt(month), month),
    known: entries.length > 0,
    topics: DOMAINS.map((topic) => ({ topic, articles: aged.filter((article) => article.topic === topic) })),
    activities: activities.slice(0, MOST_ACTIVITIES),
    centres,
  };
}

function nextAfter(entries: readonly ScheduleEntry[], month: number): CalendarView['next'] {
  const later = entries.flatMap((entry) => entry.months.filter((at) => at > month).map((at) => ({ entry, month: at })));
  return later.sort((a, b) => a.month - b.month)[0];
}
