import type { FlattenedField } from 'payload';
import { asHeld, type Doc, digestOf } from './digest.ts';
import type { Edition } from './edition.ts';

/** Names of the fields in which a save and what was saved since the record was read come together. */
export interface Reconciled {
  /** Changed by the other alone: the save leaves them as they are. */
  theirs: string[];
  /** Changed by both, each otherwise; nobody but a person can say which it is to be. */
  both: string[];
}

/**
 * Compares field by field what was read, what is there now, and what was sent. Where the two changed different fields
 * both are kept. `lang` is the language of the save: words read in another language say nothing about these.
 */
export function reconcile(
  fields: readonly FlattenedField[],
  { read, now, sent, lang }: { read: Edition; now: Doc; sent: Doc; lang: string },
): Reconciled {
  const result: Reconciled = { theirs: [], both: [] };
  if (read.at === now.updatedAt && !read.take?.length) return result;
  for (const field of fields) {
    const { name, type } = field;
    const localized = 'localized' in field && field.localized;
    // Whether it is public is an act of whoever saves, not words that they have read.
    if (!(name in sent) || name === '_status') continue;
    const [is, mine] = [now[name], sent[name]].map((value) => digestOf(asHeld(type, value)));
    if (is === mine) continue;
    const was = localized && read.lang !== lang ? undefined : read.of[name];
    if (was === is && !read.take?.includes(name)) continue;
    if (was === mine || read.take?.includes(name)) result.theirs.push(name);
    else result.both.push(name);
  }
  return result;
}
