'use server';

import { hasRole } from '#cms/access/roles.ts';
import type { Result } from '#cms/core/problem.ts';
import { moveEnrolled } from '#cms/places/enrolled/move-enrolled.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { offerTurn } from '../../planner/offer-turn.ts';
import { suggestClass } from '../../planner/suggest-class.ts';
import { suggestMove } from '../../planner/suggest-move.ts';

export interface PlannerState {
  problem?: { words: string };
  done?: string;
}

type Session = NonNullable<Awaited<ReturnType<typeof staffSession>>>;
type Asking = Pick<Session, 'portal'> & { facilityId: string; by: string; text: (name: string) => string };

async function byHead(
  sent: unknown,
  done: 'planner.asked' | 'planner.classAsked' | 'planner.changed' | 'planner.offeredNow',
  act: (asking: Asking) => Promise<Result<object>>,
): Promise<PlannerState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session?.facilityId || !hasRole(session.user, 'head')) return { problem: { words: t('errors.not_signed_in') } };
  const { portal, facilityId, user } = session;
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 100);
  const acted = await act({ portal, facilityId, by: user.id, text });
  return acted.ok ? { done: t(done) } : { problem: { words: problemWords(t, acted) } };
}

/** Asks a family to agree to the time that was looked at. */
export const askFamily = async (_before: PlannerState, sent: FormData): Promise<PlannerState> =>
  byHead(sent, 'planner.asked', ({ portal, text, ...who }) =>
    suggestMove(portal, { ...who, bookingId: text('move'), date: text('date'), from: parseTime(text('from')) ?? -1 }),
  );

/** Asks a family to look at the class that was looked at. */
export const askOfClass = async (_before: PlannerState, sent: FormData): Promise<PlannerState> =>
  byHead(sent, 'planner.classAsked', ({ portal, text, ...who }) =>
    suggestClass(portal, { ...who, bookingId: text('move'), date: text('date'), classId: text('class') }),
  );

/** A child that the centre has enrolled itself comes by the week that was looked at. */
export const changeWeek = async (_before: PlannerState, sent: FormData): Promise<PlannerState> =>
  byHead(sent, 'planner.changed', ({ portal, text, ...who }) => {
    const from = parseTime(text('from')) ?? -1;
    const to = { was: text('was'), date: text('date'), from, classId: text('class') };
    return moveEnrolled(portal, { ...who, ...to, name: text('move') });
  });

/** Offers what is free to those whose turn it is, the family that was meant among them. */
export const offerNow = async (_before: PlannerState, sent: FormData): Promise<PlannerState> =>
  byHead(sent, 'planner.offeredNow', ({ portal, text, ...who }) => offerTurn(portal, { ...who, waitId: text('offer') }));
