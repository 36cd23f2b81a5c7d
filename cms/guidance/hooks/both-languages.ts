import type { PayloadRequest } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { isWordless } from '#domain/guidance/lacking.ts';
import type { Lang } from '#domain/language/lang.ts';

/**
 * The city's languages in which one of `fields` is still empty, were `data` to be published now.
 * `data` holds the words of the language being edited; the others are as they were last saved.
 */
export async function missingLanguages({
  collection,
  data,
  id,
  fields,
  req,
}: {
  collection: 'articles' | 'policies';
  data: Record<string, unknown>;
  id: string | undefined;
  fields: readonly string[];
  req: PayloadRequest;
}): Promise<Lang[]> {
  const portal = await getPortal();
  // Publishing one language only goes on top of what is public now; otherwise on top of the newest draft.
  const published = Boolean(req.query?.publishSpecificLocale);
  const saved: Record<string, unknown> = { ...(id && (await portal[collection].findForEditing(id, { published }, req))) };
  const wordsIn = (lang: Lang, field: string) =>
    lang === req.locale ? data[field] : (saved[field] as Record<string, unknown> | undefined)?.[lang];
  return portal.city.languages.filter((lang) => fields.some((field) => isWordless(wordsIn(lang, field))));
}
