import type { PayloadRequest } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { isWordless } from '#domain/guidance/lacking.ts';
import type { Lang } from '#domain/language/lang.ts';

/** What is published by another than who wrote it. */
export type FourEyed = 'articles' | 'danger-signs' | 'policies';

/** With both languages in its fields; published, or its newest draft. */
export async function findEdited(
  collection: FourEyed,
  id: string,
  { published, req }: { published: boolean; req: PayloadRequest },
): Promise<Record<string, unknown> | undefined> {
  const { articles, dangerSigns, policies } = await getPortal();
  const records = { articles, 'danger-signs': dangerSigns, policies };
  const found = await records[collection].findForEditing(id, { published }, req);
  return found && { ...found };
}

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
  collection: FourEyed;
  data: Record<string, unknown>;
  id: string | undefined;
  fields: readonly string[];
  req: PayloadRequest;
}): Promise<Lang[]> {
  const { city } = await getPortal();
  // Publishing one language only goes on top of what is public now; otherwise on top of the newest draft.
  const published = Boolean(req.query?.publishSpecificLocale);
  const saved = id ? await findEdited(collection, id, { published, req }) : undefined;
  const wordsIn = (lang: Lang, field: string) =>
    lang === req.locale ? data[field] : (saved?.[field] as Record<string, unknown> | undefined)?.[lang];
  return city.languages.filter((lang) => fields.some((field) => isWordless(wordsIn(lang, field))));
}
