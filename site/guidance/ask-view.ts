import { randomUUID } from 'node:crypto';
import { notSignedIn, type Problem } from '#cms/core/problem.ts';
import { askQuestion, MOST_ASKED, readQuestion, type SaidQuestion } from '#cms/guidance/questions/ask.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { PublicQuestion, Question } from '#cms/records/questions.ts';
import type { GradedSigns, Urgency } from '#domain/guidance/danger-signs.ts';
import { likeness, urgencyOf, usualHours } from '#domain/guidance/question.ts';
import type { PageContext } from '../ui/page-context.ts';

const LAST_ANSWERS = 50;
const ALIKE = 0.3;
const MOST_ALIKE = 5;

export interface AskView {
  said: SaidQuestion & { publishable: boolean };
  q: string;
  found: PublicQuestion[];
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
  { form, q, guardian }: { form?: FormData; q: string; guardian?: Guardian },
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
  const all = await portal.questions.listPublic(lang);
  const own = guardian ? await portal.questions.listOf(guardian.id) : [];
  const usual = usualHours(await portal.questions.lastWaits(LAST_ANSWERS));
  const view: AskView = { said, q, own, usual, similar: [], found: q ? alike(all, q) : all };
  if (!form) return view;
  if (!guardian) return { ...view, problem: notSignedIn() };
  const read = readQuestion(portal, said);
  if (!read.ok) return { ...view, problem: read };
  const asking = { ...view, flags: read.flags, similar: alike(all, said.text) };
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

/** Those most like what was asked, best first. */
function alike(all: readonly PublicQuestion[], asked: string): PublicQuestion[] {
  const ranked = all.map((one) => ({ one, rank: likeness(asked, `${one.question} ${one.answer}`) }));
  const fitting = ranked.filter(({ rank }) => rank >= ALIKE).sort((a, b) => b.rank - a.rank);
  return fitting.slice(0, MOST_ALIKE).map(({ one }) => one);
}
