import type { PriceItem } from '../money/pricing.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';

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
export const priceMark = ({ kind, form, unit, classId, amount, startsOn }: Omit<PriceItem, 'id' | 'endsOn'>): string =>
  [kind, form, unit, classId ?? '', amount, startsOn].join('|');

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
  /** Its prices for that care. */
  prices: readonly PriceItem[];
  rule?: OfferSigningRule;
  today: CivilDate;
}

/**
 * A declaration holds for exactly the text and the prices that were declared. Where one of them is another since, the one
 * before goes on for the city's days of grace, counted from the day of the change: no sale stops because a city published
 * a text. Prices of days to come are not asked about before their day.
 */
export function offerStanding({ signed, template, prices, rule, today }: Asked): OfferStanding {
  const now = prices.filter(({ startsOn, endsOn }) => startsOn <= today && (!endsOn || endsOn >= today));
  const lacks = (one: OfferSignature): CivilDate[] => [
    ...(one.templates.some(({ code, version }) => code === template.code && version === template.version)
      ? []
      : [template.effectiveOn]),
    ...now.filter((price) => !one.prices.includes(priceMark(price))).map(({ startsOn }) => startsOn),
  ];
  const exact = signed.find((one) => lacks(one).length === 0);
  if (exact) return { is: 'signed', by: exact };
  const [last] = signed.filter(({ templates }) => templates.some(({ code }) => code === template.code));
  const until = last && rule && addDays(lacks(last).sort().at(-1) ?? today, rule.graceDays);
  if (last && until && today < until) return { is: 'carried', by: last, until };
  return !rule || today < rule.from ? { is: 'not_asked_yet', ...(rule ? { from: rule.from } : {}) } : { is: 'not_signed' };
}
