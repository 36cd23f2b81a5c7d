import { normalName } from '../family/person.ts';
import { addDays, addMonths, type CivilDate, inForceOn } from '../time/civil-date.ts';

/** What a carer may have to show before children are counted on them. */
export const STAFF_NEEDS = ['certificate', 'certificate_number', 'health_check'] as const;

/** A city's standard for who counts for the ratio: editable data, with its source and the day from which it counts. */
export interface StaffStandard {
  need: (typeof STAFF_NEEDS)[number];
  /** The certificates that do, by a part of their names; without any, every certificate. */
  accepts?: readonly string[];
  /** For how long a check holds; without it, for good. */
  validMonths?: number;
  source: string;
  effectiveOn: CivilDate;
}

export interface Papers {
  certificate?: string;
  /** By which anybody can ask whether it is genuine, and whether its holder is counted elsewhere. */
  certificateNumber?: string;
  /** The last day on which the certificate holds; without it, for good. */
  certificateExpiresOn?: CivilDate;
  healthCheckOn?: CivilDate;
}

/** Days from one to another, both counted. */
export interface Days {
  from: CivilDate;
  to: CivilDate;
}

export const ALWAYS: Days = { from: '0000-01-01', to: '9999-12-31' };

/** The days on which somebody's papers are what the standards ask on that day. A newer standard takes an older one's place. */
export function qualifiedDays(papers: Papers, standards: readonly StaffStandard[]): Days[] {
  const starts = [...new Set([ALWAYS.from, ...standards.map(({ effectiveOn }) => effectiveOn)])].sort();
  const spans = starts.flatMap((from, n) => {
    const next = starts[n + 1];
    let days: Days | undefined = { from, to: next ? addDays(next, -1) : ALWAYS.to };
    for (const need of STAFF_NEEDS) {
      const standard = standardOn(standards, { need, day: from });
      if (standard) days = days && both(days, daysOf(papers, standard));
    }
    return days ?? [];
  });
  return joined(spans);
}

/** Days that follow one another are one span. */
function joined(spans: readonly Days[]): Days[] {
  const whole: Days[] = [];
  for (const { from, to } of spans) {
    const last = whole.at(-1);
    if (last && addDays(last.to, 1) === from) last.to = to;
    else whole.push({ from, to });
  }
  return whole;
}

/** The days on which one paper holds; none, when it is not there or of another kind. */
export function daysOf(
  { certificate, certificateNumber, certificateExpiresOn, healthCheckOn }: Papers,
  { need, accepts, validMonths }: Pick<StaffStandard, 'need' | 'accepts' | 'validMonths'>,
): Days | undefined {
  if (need === 'health_check') {
    if (!healthCheckOn) return undefined;
    return { from: healthCheckOn, to: validMonths ? addMonths(healthCheckOn, validMonths) : ALWAYS.to };
  }
  if (need === 'certificate_number') return normalName(certificateNumber ?? '') ? ALWAYS : undefined;
  const name = certificate?.normalize('NFKC').trim();
  if (!name || (accepts?.length && !accepts.some((one) => name.includes(one)))) return undefined;
  return { from: ALWAYS.from, to: certificateExpiresOn ?? ALWAYS.to };
}

/** What counts on a day. */
export function standardOn(
  standards: readonly StaffStandard[],
  { need, day }: { need: StaffStandard['need']; day: CivilDate },
): StaffStandard | undefined {
  return inForceOn(
    standards.filter((one) => one.need === need),
    day,
  );
}

function both(one: Days, other: Days | undefined): Days | undefined {
  if (!other) return undefined;
  const [, from = one.from] = [one.from, other.from].sort();
  const [to = one.to] = [one.to, other.to].sort();
  return from <= to ? { from, to } : undefined;
}
