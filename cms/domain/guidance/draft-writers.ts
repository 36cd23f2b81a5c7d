import { SEAL_FIELDS } from './seal.ts';

interface TextChange {
  actor: string;
  /** Names of the fields that were changed. */
  fields: readonly string[];
}

/** Fields that say where a text is and how it came there; all others are the text that a review is of. */
const NOT_TEXT: readonly string[] = ['slug', '_status', 'writtenBy', ...SEAL_FIELDS];
export const isText = (field: string): boolean => !NOT_TEXT.includes(field);

/** Who has changed a text in drafts since it was last published. Its changes, the last first, end with what is saved now. */
export function draftWriters(changes: readonly TextChange[], { isDraft }: { isDraft: boolean }): string[] {
  if (!isDraft) return [];
  const left = changes.findIndex(({ fields }) => fields.includes('_status'));
  const drafts = left < 0 ? changes : changes.slice(0, left + 1);
  return drafts.filter(({ fields }) => fields.some(isText)).map(({ actor }) => actor);
}
