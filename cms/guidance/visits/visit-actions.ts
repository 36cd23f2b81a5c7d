'use server';

import { revalidatePath } from 'next/cache';
import type { Result } from '#cms/core/problem.ts';
import { point } from '#cms/input/values.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { cancelVisit, moveStop, noteAbsent, orderByDistance, placeVisit, planVisit, releaseVisit } from './plan-visit.ts';
import { recordVisit } from './record-visit.ts';

export interface VisitFormState {
  problem?: { words: string; field?: string };
  done?: string;
}

type Act = (session: StaffSession, form: FormData, id: string) => Promise<Result<object>>;

/** What a form of the station's pages asks for, each under its name, and what is said when it is done. */
const ACTS: Record<string, { act: Act; said?: (t: Translator) => string }> = {
  plan: {
    act: ({ portal, user }, form, id) =>
      planVisit(portal, { id, user, day: textOf(form, 'day'), half: textOf(form, 'half'), nurseId: textOf(form, 'nurse') }),
    said: (t) => t('visit.planned'),
  },
  release: { act: ({ portal, user }, _, id) => releaseVisit(portal, { id, user }), said: (t) => t('visit.releaseDone') },
  absent: { act: ({ portal, user }, _, id) => noteAbsent(portal, { id, user }), said: (t) => t('visit.absentDone') },
  cancel: {
    act: ({ portal, user }, form, id) => cancelVisit(portal, { id, user, reason: textOf(form, 'reason') }),
    said: (t) => t('visit.cancelDone'),
  },
  earlier: { act: ({ portal, user }, _, id) => moveStop(portal, { id, user, steps: -1 }) },
  later: { act: ({ portal, user }, _, id) => moveStop(portal, { id, user, steps: 1 }) },
  nearest: { act: ({ portal, user }, _, id) => orderByDistance(portal, { id, user }) },
  place: {
    act: async ({ portal, user }, form, id) => {
      const said = textOf(form, 'point');
      const read = said === '' ? { success: true as const, data: null } : point.safeParse(said);
      if (!read.success) return { ok: false, status: 422, code: 'home_visit.place', field: 'point' };
      return placeVisit(portal, { id, user, point: read.data });
    },
    said: (t) => t('visit.pointSaved'),
  },
  record: {
    act: ({ portal, user }, form, id) => {
      const results = new Map(
        [...form.entries()].flatMap(([name, value]) => (name.startsWith('check-') ? [[name.slice(6), String(value)]] : [])),
      );
      return recordVisit(portal, { id, user, results, advice: textOf(form, 'advice') });
    },
    said: (t) => t('visit.recorded'),
  },
};

const textOf = (form: FormData, name: string) =>
  String(form.get(name) ?? '')
    .slice(0, 5000)
    .replaceAll('\r\n', '\n');

/** Does what one of the station's forms asks for; who may is for the verb to say. */
export async function actOnVisit(_before: VisitFormState, sent: FormData): Promise<VisitFormState> {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  if (!session) return { problem: { words: t('errors.not_signed_in') } };
  const name = String(form.get('act'));
  const asked = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!asked) return { problem: { words: t('errors.not_found') } };
  const done = await asked.act(session, form, String(form.get('visit') ?? '').slice(0, 60));
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  revalidatePath('/admin/visits');
  return { done: asked.said?.(t) };
}
