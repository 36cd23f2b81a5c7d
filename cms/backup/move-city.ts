import type { Moment } from '#cms/ports/database/one-moment.ts';
import type { KeptDocument } from '#cms/ports/database/plain-document.ts';
import type { PutBack } from '#cms/ports/database/put-back.ts';
import { createDigest, digestOf, hasOwnIds, type Part, type WholeCity } from '#cms/records/whole-city.ts';
import { BackupError } from './backup-error.ts';
import { nameOf, type OnProgress } from './write-backup.ts';

/** What became of one part: how many documents it has, and how many of them were there from a move that was cut off. */
export interface MovedPart {
  name: string;
  documents: number;
  found: number;
  digest: string;
}

/**
 * Brings a city from one database into another that is empty, or that a move of the same city was cut off in, and
 * compares the two in the end. Nobody may write to either meanwhile.
 * @throws BackupError when the other holds something else, or what arrived is not what left
 */
export async function moveCity(
  { from, to }: { from: WholeCity; to: WholeCity },
  { onProgress }: { onProgress: OnProgress },
): Promise<MovedPart[]> {
  const identity = await from.identity();
  if (!identity) throw new BackupError('refused', 'There is nothing to move: this city has not been filled.');
  const begun = await to.bringing();
  const filled = begun === identity ? undefined : await to.firstFilled();
  if (filled)
    throw new BackupError('not_empty', `The other database holds ${filled} already: a city is moved into an empty one only.`);
  if (!begun) await to.noteBringing(identity);

  return from.atOneMoment(async (source) => {
    const moved: MovedPart[] = [];
    let total = 0;
    for (const { collection, layer } of from.parts) total += await source.count(collection, layer);
    let done = 0;
    await to.puttingBack(async (put) => {
      for (const part of from.parts) {
        const more = (count: number) => onProgress((done += count), total);
        const found = await bringPart(part, { source, to, put, more });
        moved.push({ name: nameOf(part), found, documents: 0, digest: '' });
      }
    });
    await to.noteBringing(undefined);
    await to.keepStatistics();
    return compare(moved, { source, from, to });
  });
}

interface Way {
  source: Moment;
  to: WholeCity;
  put: PutBack;
  more: (count: number) => void;
}

/** Gives how many documents were there already. What has no ids of ours cannot be told apart, and is brought anew. */
async function bringPart(part: Part, { source, to, put, more }: Way): Promise<number> {
  const { collection, layer } = part;
  if (!hasOwnIds(part)) {
    await to.clear(part);
    for await (const some of source.read(collection, layer)) {
      await put(collection, layer, some);
      more(some.length);
    }
    return 0;
  }
  return to.atOneMoment(async (target) => {
    const there = target.read(collection, layer)[Symbol.asyncIterator]();
    let found = 0;
    let next = await there.next();
    for await (const some of source.read(collection, layer)) {
      // Both are in the order of their ids, so that what was cut off is the beginning of what is to come.
      if (!next.done && same(part, next.value, some)) {
        found += some.length;
        next = await there.next();
      } else await put(collection, layer, some);
      more(some.length);
    }
    return found;
  });
}

function same(part: Part, some: KeptDocument[], others: KeptDocument[]): boolean {
  const [one, other] = [some, others].map((documents) => {
    const digest = createDigest(part);
    digest.add(documents);
    return digest.result().digest;
  });
  return one === other;
}

async function compare(
  moved: MovedPart[],
  { source, from, to }: { source: Moment; from: WholeCity; to: WholeCity },
): Promise<MovedPart[]> {
  const different: string[] = [];
  const compared = await to.atOneMoment(async (target) => {
    const parts: MovedPart[] = [];
    for (const [at, part] of from.parts.entries()) {
      const [left, arrived] = [await digestOf(source, part), await digestOf(target, part)];
      if (left.documents !== arrived.documents || left.digest !== arrived.digest)
        different.push(`${nameOf(part)} (${arrived.documents} of ${left.documents})`);
      parts.push({ name: nameOf(part), found: moved[at]?.found ?? 0, ...left });
    }
    return parts;
  });
  if (different.length === 0) return compared;
  await to.noteBringing(await from.identity());
  throw new BackupError(
    'refused',
    `What arrived is not what left: ${different.join(', ')}. Empty the other database, then move again.`,
  );
}
