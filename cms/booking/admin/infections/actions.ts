'use server';

import { revalidatePath } from 'next/cache';
import { hasRole } from '#cms/access/roles.ts';
import type { Result } from '#cms/core/problem.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS } from '#domain/language/lang.ts';
import { noteInfection } from '../../infections/note-infection.ts';
import { noteProof, withdrawInfection } from '../../infections/settle-infection.ts';

export interface InfectionState {
  problem?: { words: string; field?: string };
  done?: string;
}

async function centreSession(sent: unknown, isHead: boolean) {
  const form = sentForm(sent);
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 100);
  if (!session?.facilityId || (isHead && !hasRole(session.user, 'head'))) return { t, text };
  const { portal, user, facilityId } = session;
  return { t, text, portal, own: { facilityId, staffId: user.id } };
}

type Translating = Awaited<ReturnType<typeof centreSession>>['t'];

function said<Done extends object>(t: Translating, done: Result<Done>, words: (done: Done) => string): InfectionState {
  if (!done.ok) return { problem: { words: problemWords(t, done), field: done.field } };
  for (const path of ['/admin/infections', '/admin/roster', '/admin']) revalidatePath(path);
  return { done: words(done) };
}

const notSignedIn = (t: Translating): InfectionState => ({ problem: { words: t('errors.not_signed_in') } });

/** Notes that a child has an infectious disease: head and counter. */
export async function noteIll(_before: InfectionState, sent: FormData): Promise<InfectionState> {
  const { t, text, portal, own } = await centreSession(sent, false);
  if (!portal) return notSignedIn(t);
  const ill = { ...own, stay: text('stay'), disease: text('disease'), onset: text('onset') };
  return said(t, await noteInfection(portal, ill), ({ infection: { back } }) =>
    t('infection.noted', { day: formatDate(back, { lang: t.lang, weekday: true }) }),
  );
}

/** Notes a certificate of recovery: the head alone. */
export async function noteCertificate(_before: InfectionState, sent: FormData): Promise<InfectionState> {
  const { t, text, portal, own } = await centreSession(sent, true);
  if (!portal) return notSignedIn(t);
  const seen = { ...own, id: text('infection'), on: text('on'), issuer: text('issuer') };
  return said(t, await noteProof(portal, seen), ({ day }) =>
    t('infection.proofNoted', { day: formatDate(day, { lang: t.lang, weekday: true }) }),
  );
}

/** Takes back what was noted by mistake: the head alone. */
export async function withdrawIll(_before: InfectionState, sent: FormData): Promise<InfectionState> {
  const { t, text, portal, own } = await centreSession(sent, true);
  if (!portal) return notSignedIn(t);
  return said(t, await withdrawInfection(portal, { ...own, id: text('infection') }), () => t('infection.undone'));
}
