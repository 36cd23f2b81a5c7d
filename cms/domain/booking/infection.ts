import type { InEveryLanguage } from '../language/lang.ts';
import type { SourceRow } from '../language/source-row.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';

/** What a city says of one infectious disease in a centre. The newest row of a code that has begun counts. */
export interface InfectionRule extends SourceRow {
  code: string;
  name: InEveryLanguage;
  /** A child stays at home for at least so many days from the day on which it fell ill, that day counted. */
  days: number;
  /** It comes back with a certificate from a health institution (管理规范, 卫生保健: 凭医疗卫生机构的证明返园). */
  proof: boolean;
  /** So many children of one class who fell ill within so many days are a reason to think of closing it. */
  watchCases: number;
  watchDays: number;
  /** From so many within those days on, the class's other families are told, and no name; 0 for never. */
  tellCases: number;
  effectiveOn: CivilDate;
}

/** A certificate that a child has recovered, as its centre has seen it. */
export interface RecoveryProof {
  on: CivilDate;
  /** Which health institution gave it. */
  issuer: string;
}

/** A child that is kept at home. What counted when it was noted counts to its end, whatever the rule says by then. */
export interface Infection {
  onset: CivilDate;
  /** The first day on which its centre does not take it. */
  from: CivilDate;
  /** The first day on which it may be taken again. */
  back: CivilDate;
  needsProof: boolean;
  proof?: RecoveryProof;
  withdrawn: boolean;
}

/** What a child's guardians hear of its illness, and what the other families of its class do. */
export const INFECTION_NEWS = ['kept_home', 'kept_home_proof', 'kept_home_undone', 'may_return', 'class_infection'] as const;
export type InfectionNews = (typeof INFECTION_NEWS)[number];

/** Why a child is not taken on a day, and the first day on which it may be. */
export interface KeptOut {
  why: 'kept_out_until' | 'kept_out_until_proof' | 'kept_out_proof';
  back: CivilDate;
}

/** Further back nobody says on which day a child fell ill. */
const LONGEST_SINCE_ONSET = 60;
/** So many days after a child may come back nothing of its illness is kept. */
export const INFECTION_KEPT_DAYS = 90;

/** The rules in force on a day, each disease once. */
export const rulesOn = (rules: readonly InfectionRule[], day: CivilDate): InfectionRule[] =>
  [...Map.groupBy(rules, ({ code }) => code).values()].flatMap(
    (its) =>
      its.filter(({ effectiveOn }) => effectiveOn <= day).toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1))[0] ?? [],
  );

/**
 * The first day on which a child may be taken again.
 *
 * @example backOn({ days: 14 }, '2026-11-20') // '2026-12-04'
 */
export const backOn = ({ days }: Pick<InfectionRule, 'days'>, onset: CivilDate): CivilDate => addDays(onset, days);

/** Why a centre cannot note an illness of that day. */
export const whyNotOnset = (onset: CivilDate, today: CivilDate): 'infection_onset' | undefined =>
  onset > today || onset < addDays(today, -LONGEST_SINCE_ONSET) ? 'infection_onset' : undefined;

/**
 * Why a child is not taken on a day: it is too early, or the certificate is missing. A certificate makes it no earlier,
 * and lets nobody in on a day before its own.
 */
export function whyKeptOut({ from, back, needsProof, proof, withdrawn }: Infection, date: CivilDate): KeptOut['why'] | undefined {
  if (withdrawn || date < from) return undefined;
  const lacksProof = needsProof && !(proof && proof.on <= date);
  if (date < back) return lacksProof ? 'kept_out_until_proof' : 'kept_out_until';
  return lacksProof ? 'kept_out_proof' : undefined;
}

/** The same of a child that has several at once: it comes back after the last, with the certificates that are missing. */
export function keptOutBy(all: readonly Infection[], date: CivilDate): KeptOut | undefined {
  const standing = all.flatMap((one): KeptOut[] => {
    const why = whyKeptOut(one, date);
    return why ? [{ why, back: one.back }] : [];
  });
  const back = standing
    .map((one) => one.back)
    .toSorted()
    .at(-1);
  if (back === undefined) return undefined;
  if (date >= back) return { why: 'kept_out_proof', back };
  return { why: standing.every(({ why }) => why === 'kept_out_until') ? 'kept_out_until' : 'kept_out_until_proof', back };
}

/** Whether a child does not come that day, whatever it brings. */
export const isAtHome = (out: KeptOut | undefined): boolean => out !== undefined && out.why !== 'kept_out_proof';

/**
 * How many children of a class fell ill with the same within the days that are watched, where they are as many as it takes
 * to tell somebody.
 */
export function clusterOf(
  cases: readonly (Pick<Infection, 'onset' | 'withdrawn'> & { child: string })[],
  { from, watchDays }: Pick<InfectionRule, 'watchDays'> & { from: number },
  today: CivilDate,
): number | undefined {
  const since = addDays(today, 1 - watchDays);
  const ill = cases.filter(({ onset, withdrawn }) => !withdrawn && since <= onset && onset <= today);
  const children = new Set(ill.map(({ child }) => child)).size;
  return from > 0 && children >= from ? children : undefined;
}
