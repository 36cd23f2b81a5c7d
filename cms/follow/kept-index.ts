import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { ChangeMark } from '#cms/records/changes.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Following } from './follow-changes.ts';
import { asksDeclared, beganToPay } from './nightly-check.ts';

/** What is said of what is kept: whose work it is, up to which change it is true, and of which day its prices are. */
interface Mark {
  /** The sources and the readings that made it: others would make another of the same database. */
  madeBy: string;
  after: ChangeMark;
  on: CivilDate;
}

/** What centres can sell, and the search index, between the end of one process and the start of the next. */
export interface StartKeeper {
  /** Takes up what was kept and follows what has changed since; reads what was not kept. */
  start(patience: number): Promise<{ supplies: 'kept' | 'anew'; index: 'kept' | 'anew' }>;
  /** Keeps both as they are now, unless what is kept says the same. */
  keep(): Promise<void>;
}

/** So many changes are followed one by one; where there are more, everything is read. */
const MOST_FOLLOWED = 500;

type Parts = Pick<Portal, 'changes' | 'city' | 'documents' | 'followed' | 'now' | 'search' | 'supplies' | 'till'>;

export function createStartKeeper(
  portal: Parts,
  { following, madeBy }: { following: Pick<Following, 'take' | 'done' | 'isBehind'>; madeBy: () => string },
): StartKeeper {
  const { changes, documents, search, supplies } = portal;
  /** The day of which all documents are at least. */
  let on: CivilDate | undefined;
  let kept: string | undefined;

  /** Takes up one of both, where what has changed since can be followed: it is followed when both are there. */
  const takeUp = async (take: ((fits: (mark: string) => Promise<boolean>) => Promise<boolean>) | undefined) => {
    let mark: Mark | undefined;
    let since: Awaited<ReturnType<typeof changes.since>>;
    const taken = await take?.(async (text) => {
      const said = JSON.parse(text) as Mark;
      // One of a later day was kept by a clock that has been set back.
      if (said.madeBy !== madeBy() || said.on > todayOf(portal)) return false;
      since = await changes.since(said.after);
      mark = said;
      return since !== undefined && since.length <= MOST_FOLLOWED;
    });
    return taken && mark && since ? { mark, since } : undefined;
  };

  return {
    start: async (patience) => {
      const today = todayOf(portal);
      const [centres, index] = [await takeUp(supplies.takeUp), await takeUp(search.takeUp)];
      // A day of grace may have ended meanwhile: what was on sale is not any more.
      const began = centres && (await beganToPay(portal, centres.mark.on));
      if (!centres || began || (centres.mark.on < today && asksDeclared(portal))) await supplies.refreshAll();
      on = today;
      const changed = [...(centres?.since ?? []), ...(index?.since ?? [])];
      for (const change of changed) following.take(change);
      const dated = index && index.mark.on < today ? await documents.changedByDay(index.mark.on, today) : [];
      if (dated.length > 0) following.take({ collection: 'facilities', ids: dated });
      await following.done();
      const isAll = index && !began && !following.isBehind();
      if (!isAll) await search.mend(documents.readAll, patience);
      if (isAll && centres && changed.length === 0 && index.mark.on === today) kept = JSON.stringify(index.mark);
      return { supplies: centres ? 'kept' : 'anew', index: isAll ? 'kept' : 'anew' };
    },
    keep: async () => {
      if (!on) return;
      // What is written from here on is followed once more by whoever takes it up, which does no harm.
      const after = await changes.last();
      await portal.followed();
      if (!after || following.isBehind()) return;
      const text = JSON.stringify({ madeBy: madeBy(), after, on } satisfies Mark);
      if (text === kept) return;
      await supplies.keep(text);
      await search.keep?.(text);
      kept = text;
    },
  };
}
