import type { HitChild, SearchHit } from '#cms/finding/search-results.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import { formatAge, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { type CareOffer, offerPrice } from '#domain/offers/care-offer.ts';
import { bookAddress, monthWords, offerWords } from '../offers/offer-words.ts';
import { whyNone } from '../offers/place-words.ts';
import { somedayPrice, somedayWords } from '../offers/price-words.ts';
import { offerTime } from '../offers/ways-view.ts';
import type { PageContext } from '../ui/page-context.ts';

/** One child of a family in a row of the results: what there is for it, and where that is booked. */
export interface ChildLine {
  age: string;
  /** The class, where one takes the child. */
  className: string;
  left?: number;
  /** What more is to be known: the price and kind of care, or why there is no place. */
  said: string;
  /** Where this child's place is booked. */
  href?: string;
  /** Times that would do instead. */
  instead: { href: string; text: string }[];
}

export function childLines(context: PageContext, { id, document, availability }: SearchHit, wish: SearchWish): ChildLine[] {
  return (availability?.children ?? []).map((child) => childLine(context, child, { id, document, wish }));
}

function childLine(
  context: PageContext,
  { ageMonths, takes, offer, month, shorter, next }: HitChild,
  { id, document, wish }: Pick<SearchHit, 'id' | 'document'> & { wish: SearchWish },
): ChildLine {
  const { t, to, lang, currency, portal } = context;
  const supply = portal.supplies.get(id);
  const hrefOf = (one: CareOffer) => to(bookAddress(document.slug, one, ageMonths));
  const age = formatAge(ageMonths, lang);
  const group = supply?.classes.find(({ id }) => id === offer?.classId);
  const none = { age, className: group?.name[lang] ?? '', instead: [] };
  if (!takes) return { ...none, said: t('search.childNoClass') };
  if (!offer) {
    const link = month ? [{ href: hrefOf(month), text: monthWords(context, month) }] : [];
    return { ...none, said: link.length > 0 ? '' : t('search.childTakes'), instead: link };
  }
  if (offer.left === 0) {
    const instead = [shorter ?? [], next].flat().map((one) => ({ href: hrefOf(one), text: offerTime(context, one) }));
    return { ...none, said: whyNone(t, offer), instead };
  }
  const price = offerPrice(document.prices, offer);
  const someday = somedayPrice(context, id, offer);
  const said = [
    offerWords(context, offer, wish),
    someday
      ? somedayWords(context, someday)
      : price === undefined
        ? ''
        : formatMoney(price, { currency, lang, whole: price % 100 === 0 }),
  ];
  return { ...none, left: offer.left, said: said.filter(Boolean).join(' · '), href: hrefOf(offer) };
}

/** How many of the children a centre has a place for, or without a time takes at all. */
export function takenOf(t: Translator, { taken, of, timed }: { taken: number; of: number; timed: boolean }): string {
  if (timed) return taken === of ? t('search.childrenAll') : t('search.childrenSome', { count: taken });
  return taken === of ? t('search.agesAll') : t('search.agesSome', { count: taken });
}
