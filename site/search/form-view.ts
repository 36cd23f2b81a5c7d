import { agesOf } from '#cms/input/search-wish.ts';
import { formatAge, formatMoney, formatRadius } from '#cms/words/format.ts';
import { MOST_CHILDREN } from '#domain/offers/family-offers.ts';
import { aroundAddress } from '../offers/search-address.ts';
import { wantedWords } from '../offers/wanted-words.ts';
import { AGE_CHOICES } from '../ui/choices.ts';
import type { PageContext } from '../ui/page-context.ts';
import { suggestProps } from '../ui/suggest-props.ts';
import type { Choice, FormShape, PillShape } from './form-shape.ts';
import { formWords } from './form-words.ts';
import { moreView } from './more-view.ts';
import type { SearchView } from './search-view.ts';
import { soldView } from './sold-view.ts';
import { valuesOf } from './values-of.ts';

const RADII = [1000, 2000, 3000, 5000, 10_000, 30_000];
const PLACES = 40;

/** What the form shows for a search. */
export function formView(context: PageContext, view: SearchView, params: URLSearchParams): FormShape {
  const { t, to, lang, portal, currency } = context;
  const { wish, second } = view;
  const sold = portal.city.demo || portal.supplies.size() > 0;
  const radius = wish.radius ? formatRadius(wish.radius, lang) : t('search.anyRadius');
  const around = wish.bounds ? t('search.mapArea') : second ? t('search.between') : radius;
  const price = wish.priceMax === undefined ? undefined : formatMoney(wish.priceMax, { currency, lang, whole: true });
  // The map asks for any radius; the one in use is always among the choices.
  const radii = [...new Set([...RADII, wish.radius ?? 1000])].sort((a, b) => a - b);
  const others = wish.siblings ?? [];
  const pill = (on: boolean, said = ''): PillShape => ({ on, said });
  return {
    action: to('/facilities'),
    here: aroundAddress(to, params, { locate: '1' }),
    values: valuesOf(t, view, params),
    pills: {
      age: pill(wish.ageMonths !== undefined),
      siblings: pill(others.length > 0, others.map((months) => formatAge(months, lang)).join(t('common.and'))),
      place: pill(Boolean(view.centre ?? wish.q)),
      around: pill(Boolean(view.centre), around),
      form: pill(Boolean(wish.form?.length)),
      when: pill(wish.when !== undefined, wish.when ? wantedWords(t, wish.when, lang) : t('search.anyTime')),
      price: pill(price !== undefined, price === undefined ? '' : t('search.pricePill', { price })),
    },
    ages: [['', t('search.anyAge')], ...agesToChoose(wish).map((months): Choice => [String(months), formatAge(months, lang)])],
    mostChildren: MOST_CHILDREN,
    radii: [
      ...(wish.radius ? [] : [['', t('search.anyRadius')] as const]),
      ...radii.map((metres): Choice => [String(metres), formatRadius(metres, lang)]),
    ],
    places: portal.city.gazetteer.slice(0, PLACES).map(({ name }) => name[lang]),
    suggest: suggestProps(context),
    sold: sold ? soldView(context, view) : undefined,
    more: moreView(context, view),
    words: formWords(lang),
  };
}

/** A child's age is among the choices, whatever it is. */
const agesToChoose = (wish: SearchView['wish']): number[] =>
  [...new Set([...AGE_CHOICES, ...agesOf(wish)])].sort((a, b) => a - b);
