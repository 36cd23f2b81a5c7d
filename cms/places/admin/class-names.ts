import type { Portal } from '#cms/portal/portal.ts';

/** A centre's classes in the reader's language, by their own name. */
export function classNames({ supplies }: Pick<Portal, 'supplies'>, facilityId: string, lang: 'zh' | 'en'): Map<string, string> {
  return new Map((supplies.get(facilityId)?.classes ?? []).map(({ name }) => [name.zh, name[lang]]));
}
