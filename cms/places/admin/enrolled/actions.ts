'use server';

import { randomUUID } from 'node:crypto';
import { revalidatePath } from 'next/cache';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Problem } from '#cms/core/problem.ts';
import { MOST_ROWS, readSheet, type SheetRow, sheetRow } from '#cms/input/enrolled-in-text.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { weekWords } from '#cms/words/weekday-words.ts';
import { spokenInvitation } from '#domain/family/invitation.ts';
import { LANGS } from '#domain/language/lang.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { Over } from '#domain/places/over.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { endEnrolment, eraseEnrolled } from '../../enrolled/end-enrolment.ts';
import { enterChildren, previewChildren, undoEntry } from '../../enrolled/enter-children.ts';
import { giveCode } from '../../enrolled/family-code.ts';
import { classWords, overWords, rowSentence } from './row-words.ts';

export interface PreviewRow {
  line: number;
  name: string;
  age: string;
  className: string;
  week: string;
  isWrong: boolean;
  sentence: string;
}

/** What stands below the form: nothing yet, what a list would do, or what came of it. */
export interface EntryState {
  problem?: { words: string; field?: string };
  preview?: {
    rows: PreviewRow[];
    /** Whether each row is right, so that all may be entered. */
    isRight: boolean;
    answer: string;
    /** What the button says. */
    enter: string;
    over: string[];
    seen: Over[];
    batch: string;
    sheet: SheetRow[];
  };
  entered?: { batch: string; words: string };
  undone?: string;
}

/** Longer than a list of as many rows as are read. */
const MOST_TEXT = 60_000;

async function headSession(form: FormData) {
  const session = await staffSession(String(form.get('lang')));
  const t = createTranslator(session?.lang ?? LANGS[0]);
  const facility = session?.facilityId && session.portal.supplies.get(session.facilityId);
  if (!session?.facilityId || !facility || !hasRole(session.user, 'head')) return { t };
  return { t, session: { ...session, facilityId: session.facilityId, facility } };
}

const notSignedIn = (t: Translator): EntryState => ({ problem: { words: t('errors.not_signed_in') } });
const said = (t: Translator, problem: Problem): EntryState => ({
  problem: { words: problemWords(t, problem), field: problem.field },
});

/** Reads a pasted list, or the fields of one child, and says of each row what is wrong with it; writes nothing. */
export async function checkList(_before: EntryState, sent: FormData): Promise<EntryState> {
  const form = sentForm(sent);
  const { t, session } = await headSession(form);
  if (!session) return notSignedIn(t);
  const rows = form.has('list')
    ? readSheet(String(form.get('list')).slice(0, MOST_TEXT))
    : [sheetRow(1, (column) => form.get(column))];
  if (rows.length === 0) return { problem: { words: t('enrolled.empty'), field: 'list' } };
  if (rows.length > MOST_ROWS) return { problem: { words: t('enrolled.tooMany', { most: MOST_ROWS }), field: 'list' } };
  return preview(session, { t, rows });
}

type Session = NonNullable<Awaited<ReturnType<typeof headSession>>['session']>;

async function preview(
  { portal, facilityId, facility }: Session,
  { t, rows }: { t: Translator; rows: SheetRow[] },
): Promise<EntryState> {
  const found = await previewChildren(portal, { facilityId, rows });
  if (!found.ok) return said(t, found);
  const naming = { t, facility: facility as FacilitySupply };
  const shown = found.rows.map((row): PreviewRow => {
    const { typed, right } = row;
    return {
      line: row.line,
      name: right?.name ?? typed.name,
      age: right ? t('enrolled.age', { months: Math.max(0, ageInMonths(right.birthDate, todayOf(portal))) }) : typed.birthDate,
      className: right ? classWords(naming, right.classId) : typed.className,
      week: right ? weekWords(t, right.pattern) : typed.week,
      isWrong: !right,
      sentence: rowSentence(naming, row),
    };
  });
  const wrong = shown.filter(({ isWrong }) => isWrong).length;
  const over = found.over.map((one) => overWords(naming, one));
  const count = shown.length;
  return {
    preview: {
      ...{ rows: shown, over, seen: found.over, batch: randomUUID(), sheet: rows, isRight: wrong === 0 },
      answer: wrong > 0 ? t('enrolled.previewWrong', { count: wrong }) : t('enrolled.previewRight', { count }),
      enter: t(over.length > 0 ? 'enrolled.enterOver' : 'enrolled.enter', { count }),
    },
  };
}

/** Enters the list that was checked. What is over is asked about anew where it is more than was shown. */
export async function enterList(_before: EntryState, sent: FormData): Promise<EntryState> {
  const form = sentForm(sent);
  const { t, session } = await headSession(form);
  if (!session) return notSignedIn(t);
  const { portal, facilityId, user } = session;
  const rows = rowsIn(form.get('sheet'));
  const seen = seenIn(form.get('seen'));
  const batch = String(form.get('batch')).slice(0, 36);
  const done = await enterChildren(portal, { facilityId, rows, staffId: user.id, batch, seen });
  if (!done.ok && 'over' in done) return { ...(await preview(session, { t, rows })), ...said(t, done) };
  if (!done.ok) return said(t, done);
  revalidatePath('/admin/enrolled');
  return { entered: { batch, words: t('enrolled.entered', { count: done.children.length }) } };
}

/** What was shown comes back from the page; a call by hand may send anything, and is checked as what is pasted is. */
function rowsIn(sent: unknown): SheetRow[] {
  const rows = parsed(sent);
  if (!Array.isArray(rows)) return [];
  return rows
    .slice(0, MOST_ROWS)
    .map((row, at) => sheetRow(Number(Object(row).line) || at + 1, (column) => textIn(Object(row)[column])));
}

const textIn = (sent: unknown) => (typeof sent === 'string' ? sent : '');

function seenIn(sent: unknown): Over[] {
  const seen = parsed(sent);
  const isOver = (one: unknown) => ['days', 'children', 'capacity'].every((key) => Number.isFinite(Object(one)[key]));
  return Array.isArray(seen) ? seen.filter(isOver) : [];
}

function parsed(sent: unknown): unknown {
  try {
    return JSON.parse(String(sent));
  } catch {
    return undefined;
  }
}

/** Takes back a list that was just entered. */
export async function undoList(_before: EntryState, sent: FormData): Promise<EntryState> {
  const form = sentForm(sent);
  const { t, session } = await headSession(form);
  if (!session) return notSignedIn(t);
  const { portal, facilityId, user } = session;
  const batch = String(form.get('batch')).slice(0, 36);
  const done = await undoEntry(portal, { facilityId, batch, staffId: user.id });
  if (!done.ok) return said(t, done);
  revalidatePath('/admin/enrolled');
  return { undone: t('enrolled.undone', { count: done.count }) };
}

export interface RowState {
  problem?: { words: string; field?: string };
  done?: string;
  code?: { title: string; code: string; how: string };
}

/** A code for the child's family, shown this once. */
export async function inviteFamily(_before: RowState, sent: FormData): Promise<RowState> {
  const form = sentForm(sent);
  const { t, session } = await headSession(form);
  if (!session) return notSignedIn(t);
  const { portal, facilityId, user } = session;
  const made = await giveCode(portal, { facilityId, id: String(form.get('child')).slice(0, 36), staffId: user.id });
  if (!made.ok) return said(t, made);
  const { date } = toLocal(made.until, portal.city.timeZone);
  const until = formatDate(date, { lang: t.lang, weekday: true });
  revalidatePath('/admin/enrolled');
  return {
    code: {
      title: t('enrolled.codeGiven', { name: made.child.name }),
      code: spokenInvitation(made.code),
      how: t('enrolled.codeHow', { until }),
    },
  };
}

/** The child and its places are taken out; what has to be kept says nothing of who it was. */
export async function removeEnrolled(_before: RowState, sent: FormData): Promise<RowState> {
  const form = sentForm(sent);
  const { t, session } = await headSession(form);
  if (!session) return notSignedIn(t);
  const { portal, facilityId, user } = session;
  const done = await eraseEnrolled(portal, { facilityId, id: String(form.get('child')).slice(0, 36), staffId: user.id });
  if (!done.ok) return said(t, done);
  revalidatePath('/admin/enrolled');
  return { done: t('enrolled.erased') };
}

/** The child's last day is another. */
export async function changeLastDay(_before: RowState, sent: FormData): Promise<RowState> {
  const form = sentForm(sent);
  const { t, session } = await headSession(form);
  if (!session) return notSignedIn(t);
  const { portal, facilityId, user } = session;
  const to = String(form.get('to'));
  const done = await endEnrolment(portal, { facilityId, id: String(form.get('child')).slice(0, 36), staffId: user.id, to });
  if (!done.ok) return said(t, done);
  revalidatePath('/admin/enrolled');
  return { done: t('enrolled.ended', { date: formatDate(to, { lang: t.lang, weekday: true }) }) };
}
