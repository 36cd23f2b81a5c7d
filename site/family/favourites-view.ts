import { type CellState, stripCells } from '#cms/drawings/strip-cells.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { words } from '#cms/records/words.ts';
import { whyNotSelling } from '#domain/places/credential.ts';
import type { FacilityDocument } from '#search/port.ts';
import type { PageContext } from '../ui/page-context.ts';

/** One saved centre as it is today. */
export interface SavedCentre {
  id: string;
  slug: string;
  name: string;
  /** Left out when it is not listed any more. */
  document?: FacilityDocument;
  /** Left out for a centre that cannot be booked here. */
  strip?: { minute: number; state: CellState }[];
}

/** Saved centres in the order in which they are given. */
export async function savedRows(context: PageContext, ids: readonly string[]): Promise<SavedCentre[]> {
  const { portal, lang } = context;
  const centres = await portal.facilities.findAll(ids);
  return Promise.all(
    centres.map(async ({ id, slug, name }) => {
      const document = await portal.search.get(id);
      return {
        id,
        slug,
        name: words(name)[lang],
        document: document?.kind === 'facility' ? document : undefined,
        strip: await todayStrip(context, id),
      };
    }),
  );
}

async function todayStrip({ portal, today }: PageContext, id: string): Promise<SavedCentre['strip']> {
  const supply = portal.supplies.get(id);
  if (!supply || whyNotSelling(supply, today)) return undefined;
  const { days } = await readAvailability(portal, supply, { from: today, to: today });
  return stripCells(days[0]);
}
