import type { StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { PlannedText, ReviewedText, Stretch, Whose, WrittenText } from '#cms/records/due-texts.ts';
import { lateBefore } from '#domain/guidance/article-plan.ts';
import type { Lang } from '#domain/language/lang.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { readStretches } from './read-stretches.ts';

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

export interface DueBoard {
  people: PersonsDue[];
  /** Of all pages. */
  total: number;
  late: number;
  page: number;
  pages: number;
}

const AHEAD_DAYS = 30;
const PER_PAGE = 40;
/** Texts that are planned, or went back, are told apart from those that are only being written: so many of them. */
const MOST_NAMED = 100;

type Needs = Pick<Portal, 'articles' | 'city' | 'dueTexts' | 'now' | 'users'>;
type OfSomebody = { who?: string; item: DueItem };
type Part = { late: boolean; rows: Stretch<OfSomebody> };

/**
 * What is due of all texts, a page at a time: what is one's own, then what any reviewer may take up, then what is others';
 * of each what is late first. No more is read than is shown.
 */
export async function dueBoard(
  portal: Needs,
  { user, lang, page: asked = 1 }: { user: StaffUser; lang: Lang; page?: number },
): Promise<DueBoard> {
  const { dueTexts, users } = portal;
  const [planned, returned] = [await dueTexts.named('planned', MOST_NAMED), await dueTexts.named('returned', MOST_NAMED)];
  const partsOf = (whose: Whose) => partsDue(portal, { whose, planned, returned, lang });
  const parts = [...partsOf({ of: user.id }), ...partsOf('nobody'), ...partsOf({ notOf: user.id })];
  const { rows, counts, page, pages } = await readStretches(
    parts.map((part) => part.rows),
    { page: asked, perPage: PER_PAGE },
  );
  const of = new Map<string | undefined, DueItem[]>();
  for (const { who, item } of rows) of.set(who, [...(of.get(who) ?? []), item]);
  const names = await users.namesOf([...of.keys()].filter((one) => one !== undefined));
  const order = (id?: string) => (id === user.id ? 0 : id === undefined ? 1 : 2);
  const people = [...of].map(([id, items]) => ({ id, name: id && names.get(id), items }));
  return {
    people: people.sort((a, b) => order(a.id) - order(b.id) || (a.name ?? '').localeCompare(b.name ?? '')),
    total: counts.reduce((sum, count) => sum + count, 0),
    late: counts.reduce((sum, count, at) => sum + (parts[at]?.late ? count : 0), 0),
    page,
    pages,
  };
}

/** Somebody's, or others', in their order; nobody's are what was corrected at once, what waits for a reviewer and what has no writer any more. */
function partsDue(
  { articles, city, dueTexts, ...clock }: Needs,
  { whose, planned, returned, lang }: { whose: Whose; planned: readonly string[]; returned: readonly string[]; lang: Lang },
): Part[] {
  const today = todayOf({ city, ...clock });
  const now = clock.now();
  const isNobodys = whose === 'nobody';
  const kind = isNobodys ? 'correction' : 'publication';
  // What somebody corrected alone is for anybody else to review.
  const planners = isNobodys ? 'anybody' : whose;
  const plans = (as: DueKind, late: boolean, when: { stopped: true } | { before: string } | { from: string }): Part => ({
    late,
    rows: shownAs(dueTexts.plans({ kind, whose: planners, ...when }), async (rows: PlannedText[]) => {
      const titles = await articles.titlesOf(
        rows.map(({ article }) => article),
        lang,
      );
      return rows.map(({ article, by, dueAt }) => {
        const { date: on, minute } = toLocal(dueAt, city.timeZone);
        const item = { ...{ kind: as, article, title: titles.get(article) ?? '' }, ...{ on, minute, late } };
        return { who: isNobodys ? undefined : by, item };
      });
    }),
  });
  const written = (as: DueKind, rows: Stretch<WrittenText>): Part => ({
    late: false,
    rows: shownAs(rows, (all) =>
      all.map(({ id: article, title, writtenBy, updatedAt }) => {
        const on = toLocal(updatedAt, city.timeZone).date;
        return { who: as === 'in_review' ? undefined : writtenBy, item: { kind: as, article, title, on, late: false } };
      }),
    ),
  });
  const reviewed = (late: boolean, days: { before: string } | { from: string; until: string }): Part => ({
    late,
    rows: shownAs(dueTexts.toReview({ whose, ...days }, lang), (all: ReviewedText[]) =>
      all.map(({ id: article, title, writtenBy, nextReviewOn: on }) => {
        return { who: writtenBy, item: { kind: 'review_due', article, title, on, late } };
      }),
    ),
  });
  const late = lateBefore(kind, now);
  const writing = { review: 'writing', whose } as const;
  const back = returned.filter((id) => !planned.includes(id));
  return [
    ...(isNobodys ? [] : [plans('stopped', true, { stopped: true })]),
    plans(kind, true, { before: late }),
    reviewed(true, { before: today }),
    plans(kind, false, { from: late }),
    ...(back.length > 0 ? [written('returned', dueTexts.unfinished({ ...writing, among: back }, lang))] : []),
    // What is planned, or was corrected, stands there already.
    ...(isNobodys
      ? [written('in_review', dueTexts.unfinished({ review: 'in_review', whose: 'anybody', except: planned }, lang))]
      : []),
    reviewed(false, { from: today, until: addDays(today, AHEAD_DAYS) }),
    written('writing', dueTexts.unfinished({ ...writing, except: [...planned, ...back] }, lang)),
  ];
}

const shownAs = <Row, Shown>(
  { count, read }: Stretch<Row>,
  show: (rows: Row[]) => Shown[] | Promise<Shown[]>,
): Stretch<Shown> => ({ count, read: async (limit, page) => show(await read(limit, page)) });
