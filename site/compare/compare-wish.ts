import type { Guardian } from '#cms/records/guardians.ts';
import type { FamilySaid } from '#domain/money/family-support.ts';
import { MOST_COMPARED } from '../offers/compare-choice.ts';
import { type NetBasis, netBasis } from '../offers/net-lines.ts';
import { type AskedSearch, wishFromAddress } from '../offers/wish-from-address.ts';
import type { PageContext } from '../ui/page-context.ts';

/** More names than this in one address are not looked up. */
const MOST_NAMED = 20;
/** What an address says besides the search. */
const OTHER = ['ids', 'pair', 'view', 'page', 'saved'];

/** What centres are compared for: the search that led to them. */
export interface CompareWish extends AskedSearch {
  /** The address asks for something that cannot be: why, and what to do. The centres are compared all the same. */
  problem?: string;
  /** What lowers the cost of care for families. */
  net: NetBasis;
}

/** Ids or slugs, each once, as `ids=a,b` or as `ids=a&ids=b`. */
export function comparedNames(params: URLSearchParams): { names: string[]; doubled: boolean } {
  const all = params
    .getAll('ids')
    .flatMap((list) => list.split(','))
    .map((name) => name.trim().slice(0, 120))
    .filter(Boolean);
  const names = [...new Set(all)];
  return { names: names.slice(0, MOST_NAMED), doubled: names.length < all.length };
}

export async function compareWish(
  context: PageContext,
  params: URLSearchParams,
  { guardian, said }: { guardian?: Guardian; said?: FamilySaid },
): Promise<CompareWish> {
  const asked = await wishFromAddress(context, searchParamsOf(params), guardian);
  const net = await netBasis(context, said);
  return asked.ok ? { ...asked, net } : { wish: { page: 1, perPage: MOST_COMPARED }, problem: asked.message, net };
}

/** The search, without the centres that were chosen from it. */
export function searchParamsOf(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name, value]) => value !== '' && !OTHER.includes(name)));
}
