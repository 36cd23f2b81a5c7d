import { stripCells } from '#cms/drawings/strip-cells.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import { barredOn } from '#domain/places/credential.ts';
import { isFull } from '#domain/places/no-place.ts';
import { bookAddress, offerWords } from '../offers/offer-words.ts';
import { arithmetic } from '../offers/place-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { CompareWish } from './compare-wish.ts';
import type { CompareCell, ComparedCentre } from './compared.ts';

/** Places left for the time asked for, with the reason; without a time, what is left of today. */
export function timeCell(context: PageContext, centre: ComparedCentre, { wish }: CompareWish): CompareCell | undefined {
  const { t, today } = context;
  const { details, time } = centre;
  const { supply } = details;
  if (!supply || !time) return undefined;
  const { offer, why, day, stay, window, group } = time;
  const barred = barredOn(supply.standing, wish.when?.date ?? today);
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
  const lines = [offerWords(context, offer, wish), arithmetic(t, window, group)].filter(Boolean);
  return { ...drawn, lead: t('compare.left', { left: offer.left }), free: true, lines };
}

/** Why it is full, and ways to book the next times that are free. */
function whenNext(
  { t, lang, to }: PageContext,
  { details: { doc }, time }: ComparedCentre,
  ageMonths: number | undefined,
): Pick<CompareCell, 'lines' | 'links'> {
  const links = (time?.next ?? []).flatMap((offer) => {
    const [first] = offer.stays;
    if (!first) return [];
    const text = `${formatDate(first.date, { lang, weekday: true })} ${formatTimeRange(first.from, first.to)}`;
    return [{ text, href: to(bookAddress(doc.slug, offer, ageMonths)) }];
  });
  const full = time?.why && isFull(time.why.reason) ? [reasonWords(t, time.why)] : [];
  return { lines: [...full, ...(links.length > 0 ? [t('search.nextFree')] : [])], links };
}
