import { randomUUID } from 'node:crypto';
import { notSignedIn, type Problem } from '#cms/core/problem.ts';
import { askQuestion, MOST_ASKED, readQuestion, type SaidQuestion } from '#cms/guidance/questions/ask.ts';
import { pageParam } from '#cms/input/values.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { PublicQuestion, Question } from '#cms/records/questions.ts';
import type { GradedSigns, Urgency } from '#domain/guidance/danger-signs.ts';
import { likeness, pairsOf, urgencyOf, usualHours } from '#domain/guidance/question.ts';
import type { PageContext } from '../ui/page-context.ts';

const LAST_ANSWERS = 50;
const ALIKE = 0.3;
const MOST_ALIKE = 5;
const PER_PAGE = 20;
/** So many that have anything of what was asked are looked at, what was answered last first. */
const MOST_LOOKED_AT = 200;
const MOST_PAIRS = 24;

export interface AskView {
  said: SaidQuestion & { publishable: boolean };
  q: string;
  /** What was found, or a page of all. */
  found: PublicQuestion[];
  page: number;
  pages: number;
  own: Question[];
  usual?: number;
  /** The question can be sent once these were looked at. */
  flags?: GradedSigns[];
  similar: PublicQuestion[];
  /** One of them was ticked. */
  go?: Urgency;
  problem?: Problem;
  sent?: boolean;
}

/** What the page shows, after doing what its form asked for. */
export async function askView(
  context: PageContext,
  { form, q, guardian, params }: { form?: FormData; q: string; guardian?: Guardian; params: URLSearchParams },
): Promise<AskView> {
  const { portal, lang } = context;
  const text = (name: string, most: number) => String(form?.get(name) ?? '').slice(0, most + 1);
  const publishable = form?.get('publishable') === 'on';
  const said = {
    formKey: text('formKey', 40) || randomUUID(),
    topic: text('topic', 20),
    month: text('month', 3),
    text: text('text', MOST_ASKED),
    publishable,
  };
  const alike = (asked: string) => mostAlike(context, asked);
  const own = guardian ? await portal.questions.listOf(guardian.id) : [];
  const usual = usualHours(await portal.questions.lastWaits(LAST_ANSWERS));
  const listed = q ? { found: await alike(q), page: 1, pages: 1 } : await pageOfAll(context, params);
  const view: AskView = { said, q, own, usual, similar: [], ...listed };
  if (!form) return view;
  if (!guardian) return { ...view, problem: notSignedIn() };
  const read = await readQuestion(portal, said);
  if (!read.ok) return { ...view, problem: read };
  const asking = { ...view, flags: read.flags, similar: await alike(said.text) };
  if (form.get('step') !== 'send') return asking;
  const signs = form.getAll('signs').map(String);
  const sent = await askQuestion(portal, {
    ...said,
    ...{ guardianId: guardian.id, lang, signs },
    noSigns: form.get('noSigns') === 'on',
  });
  if (!sent.ok) return { ...asking, problem: sent, go: urgencyOf(read.flags, signs) };
  return { ...view, sent: true };
}

async function pageOfAll(
  { portal, lang }: PageContext,
  params: URLSearchParams,
): Promise<Pick<AskView, 'found' | 'page' | 'pages'>> {
  const pages = Math.max(1, Math.ceil((await portal.questions.countPublic()) / PER_PAGE));
  const page = pageParam(params, pages);
  return { found: await portal.questions.listPublic(lang, { limit: PER_PAGE, page }), page, pages };
}

/** Those most like what was asked, best first. */
async function mostAlike({ portal, lang }: PageContext, asked: string): Promise<PublicQuestion[]> {
  const words = [...pairsOf(asked)].slice(0, MOST_PAIRS);
  const shown = words.length > 0 ? await portal.questions.listPublic(lang, { limit: MOST_LOOKED_AT, words }) : [];
  const ranked = shown.map((one) => ({ one, rank: likeness(asked, `${one.question} ${one.answer}`) }));
  const fitting = ranked.filter(({ rank }) => rank >= ALIKE).sort((a, b) => b.rank - a.rank);
  return fitting.slice(0, MOST_ALIKE).map(({ one }) => one);
}
