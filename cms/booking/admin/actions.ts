'use server';

import { hasRole } from '#cms/access/roles.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { bookAtCounter } from '../book-at-counter.ts';
import { counterWish } from './counter-wish.ts';
import { type HeldWords, heldWords } from './held-words.ts';

export interface CounterState {
  problem?: { words: string; field?: string };
  held?: HeldWords;
}

/** Fields of a quote that the counter's form has under another name. */
const FIELD: Record<string, string> = { ageMonths: 'birthDate', adult: 'guardianName' };

/** Holds places for a family at the counter, and says how it goes on. */
export async function holdAtCounter(_before: CounterState, sent: FormData): Promise<CounterState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head', 'counter')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, lang } = session;
  const facility = portal.supplies.get(session.facilityId);
  if (!facility) return { problem: { words: t('errors.not_bookable.listed_only') } };
  const read = counterWish(form, { slug: facility.slug, staffId: session.user.id });
  if (!read.ok) return { problem: { words: problemWords(t, read), field: read.field } };
  const result = await bookAtCounter(portal, read.wish);
  if (result.ok) return { held: heldWords(portal, { ...result, lang }) };
  return { problem: { words: problemWords(t, result), field: FIELD[result.field ?? ''] ?? result.field } };
}
