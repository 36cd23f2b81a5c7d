import type { Portal } from '#cms/portal/portal.ts';
import type { Lang } from '#domain/language/lang.ts';

/** A centre's classes in the reader's language, by their own name. */
export function classNames({ supplies }: Pick<Portal, 'supplies'>, facilityId: string, lang: Lang): Map<string, string> {
  return new Map((supplies.get(facilityId)?.classes ?? []).map(({ name }) => [name.zh, name[lang]]));
}
