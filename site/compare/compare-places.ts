import { stripCells } from '#cms/drawings/strip-cells.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import { bookAddress, offerWords } from '../offers/offer-words.ts';
import { arithmetic, isSoldOut, reasonWords } from '../offers/place-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { CompareWish } from './compare-wish.ts';
import type { CompareCell, ComparedCentre } from './compared.ts';

/** Places left for the time asked for, with the reason; without a time, what is left of today. */
export function timeCell(context: PageContext, centre: ComparedCentre, { wish }: CompareWish): CompareCell | undefined {
  const { t, today } = context;
  const { details, time } = centre;
  const { supply } = details;
  if (!supply || !time) return undefined;
  const { offer, reason, day, stay, window, group } = time;
  const barred = whyNotBookable(supply.standing, wish.when?.date ?? today);
  if (barred) return { lead: t('centre.cannotBook'), lines: [reasonWords(t, barred)] };
  if (reason && !isSoldOut(reason)) return { lead: reasonWords(t, reason), lines: [] };
  const drawn = day && { strip: stripCells(day), window: stay };
  if (!offer) return { lines: [], ...drawn };
  if (offer.left === 0) return { ...drawn, lead: t('compare.noneLeft'), ...whenNext(context, centre, wish.ageMonths) };
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
  return { lines: [reasonWords(t, time?.reason), ...(links.length > 0 ? [t('search.nextFree')] : [])], links };
}
