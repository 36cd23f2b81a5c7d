import type { PriceItem } from '../money/pricing.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { type Instant, toLocal } from '../time/zoned-time.ts';

/**
 * What the head of a centre has declared once: that contracts of these texts at these prices are concluded in the centre's
 * name, without its signing each (电子签名法 arts. 3 and 13; 民法典 art. 469).
 */
export interface OfferSignature {
  id: string;
  templates: { code: string; version: number }[];
  /** The prices that stood in its list then, those of later days too, each by `priceMark`. */
  prices: string[];
  /** Who declared it, by the name that the account has and that was typed. */
  by: string;
  at: Instant;
  /** When the one-time code that the head was sent was entered. */
  codeAt?: Instant;
  /** A keyed digest of the network address. */
  addressHash?: string;
  device?: string;
}

/** From which day a city asks for it, and how many days an older one carries after a text or a price has changed. */
export interface OfferSigningRule {
  from: CivilDate;
  graceDays: number;
  source: string;
}

/** By what a price is known again; that it ends one day is no other price. */
export const priceMark = (price: Omit<PriceItem, 'id' | 'endsOn'>): string => {
  const { kind, form, unit, classId, daysPerWeek, amount, startsOn } = price;
  // What was declared before prices had a number of days is known again.
  const some = daysPerWeek === undefined ? [] : [daysPerWeek];
  return [kind, form, unit, classId ?? '', amount, startsOn, ...some].join('|');
};

/** Whether a centre is bound by contracts of a text at its prices, and by which declaration. */
export type OfferStanding =
  | { is: 'signed'; by: OfferSignature }
  /** An older declaration: until the day before `until`, within which the head has to declare anew. */
  | { is: 'carried'; by: OfferSignature; until: CivilDate }
  /** As before the city asked for it: the centre is bound by what it has published. */
  | { is: 'not_asked_yet'; from?: CivilDate }
  | { is: 'not_signed' };

interface Asked {
  /** The centre's declarations, the newest first. */
  signed: readonly OfferSignature[];
  template: { code: string; version: number; effectiveOn: CivilDate };
  /** Its prices for that care, those that have ended too. */
  prices: readonly PriceItem[];
  rule?: OfferSigningRule;
  today: CivilDate;
  /** The first day of care: its prices are those of this day. */
  on: CivilDate;
  timeZone: string;
}

/** Whether a head has ever declared care of this kind, by whatever text. */
const isOfSuchCare = ({ prices: declared }: OfferSignature, prices: readonly PriceItem[]): boolean =>
  prices.some(
    ({ kind, form, unit }) => kind === 'care' && declared.some((mark) => mark.startsWith(`${[kind, form, unit].join('|')}|`)),
  );

const hasText = ({ templates }: OfferSignature, { code, version }: Asked['template']): boolean =>
  templates.some((one) => one.code === code && one.version === version);

/** The day of the first change since a declaration that it does not cover. */
function firstChange(one: OfferSignature, { template, prices, on, timeZone }: Asked): CivilDate | undefined {
  const declaredOn = toLocal(one.at, timeZone).date;
  const changed = prices.filter(
    (price) => price.startsOn <= on && (price.endsOn ?? on) >= declaredOn && !one.prices.includes(priceMark(price)),
  );
  const days = [...(hasText(one, template) ? [] : [template.effectiveOn]), ...changed.map(({ startsOn }) => startsOn)];
  const [first] = days.sort();
  return first && [first, declaredOn].sort().at(-1);
}

/**
 * A declaration holds for exactly the text of today and the prices of the day of care that were declared. Where one of them
 * is another since, the last declaration goes on for the city's days of grace: no sale stops because a city published a text,
 * under the old code or another. They are counted from the first change that was not declared, so that changes that follow
 * each other carry it no further.
 */
export function offerStanding(asked: Asked): OfferStanding {
  const { signed, template, prices, rule, today, on } = asked;
  const holding = prices.filter(({ startsOn, endsOn }) => startsOn <= on && (!endsOn || endsOn >= on));
  const exact = signed.find((one) => hasText(one, template) && holding.every((price) => one.prices.includes(priceMark(price))));
  if (exact) return { is: 'signed', by: exact };
  const last = signed.find((one) => isOfSuchCare(one, prices));
  const until = last && rule && addDays(firstChange(last, asked) ?? today, rule.graceDays);
  if (last && until && today < until) return { is: 'carried', by: last, until };
  return !rule || today < rule.from ? { is: 'not_asked_yet', ...(rule ? { from: rule.from } : {}) } : { is: 'not_signed' };
}

/**
 * The days of care on which a price is not sold by what is known today: those from which on its centre would be bound by no
 * contract. The other prices for such care decide too: each contract names all of them.
 */
export function undeclaredDays(
  { startsOn, endsOn }: Pick<PriceItem, 'startsOn' | 'endsOn'>,
  asked: Omit<Asked, 'on'>,
): { from: CivilDate; to?: CivilDate }[] {
  const changes = asked.prices.flatMap((one) => [one.startsOn, ...(one.endsOn ? [addDays(one.endsOn, 1)] : [])]);
  const days = [...new Set([startsOn, ...changes])].filter((day) => day >= startsOn && (!endsOn || day <= endsOn)).sort();
  return days.flatMap((from, at) => {
    const next = days[at + 1];
    return offerStanding({ ...asked, on: from }).is === 'not_signed'
      ? [{ from, ...(next ? { to: addDays(next, -1) } : {}) }]
      : [];
  });
}
