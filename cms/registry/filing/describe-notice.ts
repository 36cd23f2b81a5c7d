import { filerOf } from '#cms/access/filer.ts';
import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { FiledChange } from '#cms/records/filed-changes.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { changesOf, factsAfter } from '#domain/places/filed-facts.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { describeNotes, describeRows, momentOf } from './describe-change.ts';
import type { Notice } from './notice.ts';
import { mayWithdraw } from './withdraw-change.ts';

/** So long a decision is told above the form. */
const TOLD_DAYS = 30;

type Telling = Pick<Portal, 'areas' | 'city' | 'classes' | 'facilities' | 'filedChanges' | 'now' | 'sheets' | 'users'>;

/** What a centre's form tells of its filed facts: the change that waits, or else what was last decided of one. */
export async function describeNotice(
  portal: Telling,
  { facilityId, user, req }: { facilityId: string; user: StaffUser; req: Unit },
): Promise<Notice | undefined> {
  const lang = langOf(req.i18n?.language);
  const now = await portal.facilities.findFiledFacts(facilityId, req);
  if (!now || !mayRead(user, { id: facilityId, ...now })) return undefined;
  const change = (await portal.filedChanges.findWaiting(facilityId, req)) ?? (await lastDecided(portal, facilityId, req));
  if (!change) return undefined;
  const isWaiting = change.status === 'waiting';
  // Of what was decided, from what it was then; what an authority has set itself meanwhile no longer waits.
  const was = isWaiting ? now : factsAfter(now, change.before ?? {});
  const facts = isWaiting ? changesOf(now, change.facts) : change.facts;
  const names = await portal.users.namesOf([change.proposedBy], req);
  const { id, version, status, proposedBy, proposedAt, changedAt } = change;
  return {
    ...{ id, version, status },
    title: titleOf(portal, change, lang),
    by: [names.get(proposedBy), changedAt === proposedAt ? '' : momentOf(portal, changedAt, lang)].filter(Boolean).join(' '),
    rows: await describeRows(portal, { now: was, facts, lang }),
    notes: isWaiting ? (await describeNotes(portal, { change, lang })).notes : reasonOf(change, lang),
    mayWithdraw: isWaiting && mayWithdraw(user, change),
  };
}

function mayRead(user: StaffUser, facility: { id: string; districtCode: string | null; townshipCode: string | null }): boolean {
  if (hasRole(user, 'administrator')) return true;
  if (hasRole(user, 'head') && filerOf(user, facility.id).level === 'centre') return true;
  return hasRole(user, 'supervisor') && takesIn(user.territory ?? '', facility);
}

async function lastDecided(portal: Telling, facilityId: string, req: Unit): Promise<FiledChange | undefined> {
  const last = await portal.filedChanges.findDecided(facilityId, req);
  if (!last?.decidedAt || last.status === 'withdrawn') return undefined;
  return toLocal(last.decidedAt, portal.city.timeZone).date >= addDays(todayOf(portal), -TOLD_DAYS) ? last : undefined;
}

function titleOf(portal: Telling, { status, proposedAt, decidedAt }: FiledChange, lang: Lang): string {
  return createTranslator(lang)(`filed.title_${status}`, { when: momentOf(portal, decidedAt ?? proposedAt, lang) });
}

const reasonOf = ({ reason }: FiledChange, lang: Lang): string[] =>
  reason ? [createTranslator(lang)('filed.because', { reason })] : [];
