import { stripCells } from '#cms/drawings/strip-cells.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import { barredOn } from '#domain/places/credential.ts';
import { isFull } from '#domain/places/no-place.ts';
import { offerWords } from '../offers/offer-words.ts';
import { arithmetic } from '../offers/place-words.ts';
import { waysView } from '../offers/ways-view.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { CompareWish } from './compare-wish.ts';
import type { CompareCell, ComparedCentre } from './compared.ts';

/** Places left for the time asked for, with the reason; without a time, what is left of today. */
export function timeCell(context: PageContext, centre: ComparedCentre, { wish }: CompareWish): CompareCell | undefined {
  const { t, today } = context;
  const { details, time } = centre;
  const { supply } = details;
  if (!supply || !time) return undefined;
  const { offer, why, day, stay, window } = time;
  const unsold = supply.unsold && { reason: supply.unsold };
  const barred = barredOn(supply.standing, wish.when?.date ?? today) ?? unsold;
  if (barred) return { lead: t('centre.cannotBook'), lines: [reasonWords(t, barred)] };
  const drawn = day && { strip: stripCells(day), window: stay };
  if (!offer) return why ? { lead: reasonWords(t, why), lines: [] } : { lines: [], ...drawn };
  if (why) {
    const strip = isFull(why.reason) ? drawn : {};
    return {
      ...strip,
      lead: isFull(why.reason) ? t('compare.noneLeft') : reasonWords(t, why),
      ...whenNext(context, centre, wish.ageMonths),
    };
  }
  const lines = [offerWords(context, offer, wish), arithmetic(t, window)].filter(Boolean);
  return { ...drawn, lead: t('compare.left', { left: offer.left }), lines, rank: -offer.left };
}

/** How many children one carer looks after at most, and how many are there in the hours asked for. */
export function ratioCell({ t }: PageContext, { time }: ComparedCentre): CompareCell | undefined {
  const { group, window } = time ?? {};
  if (!group) return undefined;
  const { childrenPerStaff } = group;
  const now = window?.tightest;
  return {
    lead: t('compare.perCarer', { count: childrenPerStaff }),
    lines: now ? [t('compare.nowThere', { sold: now.sold, staff: now.staff })] : [],
    says: String(childrenPerStaff),
    rank: childrenPerStaff,
  };
}

/** Why it is full, and what can be had here instead: a part of the hours, or other times. */
function whenNext(
  context: PageContext,
  { details: { doc }, time }: ComparedCentre,
  ageMonths: number | undefined,
): Pick<CompareCell, 'lines' | 'links'> {
  const { t } = context;
  const { shorter, next = [], why } = time ?? {};
  const ways = waysView(context, { shorter, otherTimes: next, elsewhere: [] }, { slug: doc.slug, ageMonths });
  return { lines: why && isFull(why.reason) ? [reasonWords(t, why)] : [], links: ways.flatMap(({ links }) => links) };
}
