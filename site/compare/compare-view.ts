import { words } from '#cms/records/words.ts';
import { type FacilityDetails, facilityDetails } from '#cms/registry/facility-details.ts';
import { whyNotSelling } from '#domain/places/credential.ts';
import { MOST_COMPARED } from '../offers/compare-choice.ts';
import { type NetLine, netLines } from '../offers/net-lines.ts';
import { bookAddress, centreAddress } from '../offers/offer-words.ts';
import type { PageContext } from '../ui/page-context.ts';
import { type CompareRow, compareRows } from './compare-rows.ts';
import { type CompareTime, compareTime } from './compare-time.ts';
import { type CompareWish, comparedNames, compareWish, searchParamsOf } from './compare-wish.ts';
import type { ComparedCentre } from './compared.ts';

export interface CompareView {
  centres: ComparedCentre[];
  rows: CompareRow[];
  /** Sentences about what the address asked for and what could not be shown. */
  notes: string[];
  /** What lowers the price for the child that is looked for, with reasons and how it is claimed. */
  supports: NetLine[];
  /** The search that led here. */
  search: string;
  asOf: string;
}

/** Two to four centres side by side, from the address alone; whatever is wrong with it, what can be shown is. */
export async function compareView(
  context: PageContext,
  params: URLSearchParams,
  family: Parameters<typeof compareWish>[2],
): Promise<CompareView> {
  const { portal, t, to } = context;
  const asked = await compareWish(context, params, family);
  const kept = searchParamsOf(params);
  const { found, unknown, doubled } = await findCompared(context, params);
  const shown = found.slice(0, MOST_COMPARED);
  const slugs = shown.map(({ doc }) => doc.slug);
  const pair = pairOf(params, slugs);
  const times = await Promise.all(shown.map((details) => compareTime(context, details, asked.wish)));
  const centres = shown.map(
    (details, at): ComparedCentre => ({
      details,
      name: words(details.doc.name)[context.lang],
      href: addressOf(to(`/facilities/${details.doc.slug}`), kept),
      time: times[at],
      act: actOn(context, details, { ageMonths: asked.wish.ageMonths, kept, time: times[at] }),
      shown: pair.includes(details.doc.slug),
      show: pairAddress(to, slugs, { kept, pair, slug: details.doc.slug }),
      without: compareAddress(
        to,
        slugs.filter((_, other) => other !== at),
        kept,
      ),
    }),
  );
  return {
    centres,
    rows: centres.length > 0 ? compareRows(context, centres, asked) : [],
    notes: [
      ...(asked.problem ? [asked.problem] : []),
      ...(unknown > 0 ? [t('compare.unknown', { count: unknown })] : []),
      ...(doubled ? [t('compare.doubled')] : []),
      ...(found.length > MOST_COMPARED ? [t('compare.tooMany', { most: MOST_COMPARED })] : []),
      ...(centres.length === 1 ? [t('compare.oneOnly')] : []),
    ],
    supports: supportsOf(context, asked),
    search: addressOf(to('/facilities'), kept),
    asOf: portal.now(),
  };
}

/** Those of the law, which are the same wherever the child goes; nothing where no child was named. */
function supportsOf(context: PageContext, { wish: { ageMonths }, net }: CompareWish): NetLine[] {
  return ageMonths === undefined ? [] : netLines(context, net, { family: { ageMonths, on: context.today } });
}

/** The two that a phone shows: those that the address names, else the first. */
function pairOf(params: URLSearchParams, slugs: readonly string[]): string[] {
  const named = (params.get('pair') ?? '').split(',').filter((slug) => slugs.includes(slug));
  return [...new Set([...named, ...slugs])].slice(0, 2);
}

/** The same comparison with one more among the two: it takes the place of the one shown first. */
function pairAddress(
  to: PageContext['to'],
  slugs: readonly string[],
  { kept, pair, slug }: { kept: URLSearchParams; pair: readonly string[]; slug: string },
): string {
  const next = pair.includes(slug) ? pair : [pair[1] ?? '', slug];
  return compareAddress(to, slugs, new URLSearchParams([...kept, ['pair', next.join(',')]]));
}

/** The address that compares these centres for this search. */
function compareAddress(to: PageContext['to'], slugs: readonly string[], search: URLSearchParams): string {
  const query = new URLSearchParams(search);
  for (const slug of slugs) query.append('ids', slug);
  return addressOf(to('/facilities/compare'), query);
}

/** Centres by id or slug, each once, in the order of the address. */
async function findCompared({ portal }: PageContext, params: URLSearchParams) {
  const { names, doubled } = comparedNames(params);
  const docs = await Promise.all(names.map((name) => portal.facilities.findNamed(name)));
  const slugs = docs.flatMap((doc) => (doc ? [doc.slug] : []));
  const once = [...new Set(slugs)];
  const details = await Promise.all(once.slice(0, MOST_COMPARED + 1).map((slug) => facilityDetails(portal, slug)));
  const found = details.flatMap((one) => one ?? []);
  const closed = details.length - found.length;
  return { found, unknown: names.length - slugs.length + closed, doubled: doubled || once.length < slugs.length };
}

/** The same as in the search: what was found is booked when there is room, else the centre's days are shown. */
function actOn(
  { to, today }: PageContext,
  { doc, supply }: FacilityDetails,
  { ageMonths, kept, time }: { ageMonths: number | undefined; kept: URLSearchParams; time?: CompareTime },
): ComparedCentre['act'] {
  if (!supply || whyNotSelling(supply, today)) return undefined;
  const { offer } = time ?? {};
  if (offer && offer.left > 0) return { booksThis: true, href: to(bookAddress(doc.slug, offer, ageMonths)) };
  return { booksThis: false, href: to(centreAddress(doc.slug, kept)) };
}

function addressOf(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${query}` : path;
}
