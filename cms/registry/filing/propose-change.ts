import type { StaffUser } from '#cms/access/roles.ts';
import { districtAtOf } from '#cms/city/outlines.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import {
  changesOf,
  disputed,
  type FiledFact,
  type FiledFacts,
  factsAfter,
  isNothing,
  merged,
  type ProposedFacts,
} from '#domain/places/filed-facts.ts';
import { askedFor, consentsOf, type Filer } from '#domain/places/filing-authority.ts';

/** What stands against a proposal: the other side's waits; or another person's, unread, says otherwise of these facts. */
export type ProposalProblem = { code: 'other_side' } | { code: 'overtaken'; facts: FiledFact[] };

interface Proposal {
  facilityId: string;
  now: FiledFacts;
  /** What this save would change. */
  changes: ProposedFacts;
  user: StaffUser;
  filer: Filer;
  /** The proposal that whoever saves has read. */
  seen: { id: string; version: number } | undefined;
  unit: Unit;
}

/**
 * Puts a change of filed facts before whoever decides it: a centre has one that waits, and later saves change that one.
 * An authority's own counts as its consent, where all of it is its own. What had been agreed to before is asked anew.
 */
export async function proposeChange(
  portal: Pick<Portal, 'audit' | 'city' | 'filedChanges' | 'now'>,
  { facilityId, now, changes, user, filer, seen, unit }: Proposal,
): Promise<ProposalProblem | undefined> {
  const { audit, filedChanges } = portal;
  const side = filer.level === 'centre' ? 'centre' : 'authority';
  const waiting = await filedChanges.findWaiting(facilityId, unit);
  if (waiting && waiting.side !== side) return { code: 'other_side' };
  const isRead = waiting && (waiting.proposedBy === user.id || (seen?.id === waiting.id && seen.version === waiting.version));
  const facts = waiting && !isRead ? disputed(waiting.facts, changes) : [];
  if (facts.length > 0) return { code: 'overtaken', facts };

  const all = changesOf(now, merged(waiting?.facts ?? {}, changes));
  if (waiting && isNothing(changesOf(factsAfter(now, waiting.facts), all))) return undefined;
  const asked = askedFor(now, factsAfter(now, all), districtAtOf(portal.city));
  const at = portal.now();
  const isOwn = side === 'authority' && isNothing(changesOf(factsAfter(now, changes), all));
  const consents = isOwn ? consentsOf(filer, asked).map((of) => ({ of, by: user.id, at })) : [];
  const proposal = { facts: all, asked, consents, proposedBy: user.id };
  const { id } = waiting ?? (await filedChanges.propose({ ...proposal, facilityId, side }, at, unit));
  if (waiting) await filedChanges.change(waiting, { ...proposal, changedAt: at }, unit);
  const detail = { change: id, facts: Object.keys(all) };
  await audit.write({ actor: user.id, action: 'filed_change.proposed', subject: `facilities/${facilityId}`, detail }, unit);
  return undefined;
}
