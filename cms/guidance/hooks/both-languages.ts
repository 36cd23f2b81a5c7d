import { APIError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { chooseCity } from '#cms/city/choose.ts';
import { readEnvironment } from '#cms/core/environment.ts';

type Lang = 'zh' | 'en';

export const BOTH_LANGUAGES = '中英文都要写好 / Both languages must be there';

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
  const { languages } = await chooseCity(readEnvironment().city);
  const saved = await readSaved(req, { collection, id });
  const wordsIn = (lang: Lang, field: string) =>
    lang === req.locale ? data[field] : (saved[field] as Record<string, unknown> | undefined)?.[lang];
  return languages.filter((lang) => fields.some((field) => isEmpty(wordsIn(lang, field))));
}

/** Lets nothing be published that is not there in every language of the city. */
export const bothLanguages =
  (collection: 'policies', fields: readonly string[]): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, req }) => {
    if (!staffOf(req) || data._status !== 'published') return data;
    const missing = await missingLanguages({ collection, data, id: originalDoc?.id, fields, req });
    if (missing.length > 0) throw new APIError(BOTH_LANGUAGES, 403, undefined, true);
    return data;
  };

/** Publishing one language only goes on top of what is public now; otherwise on top of the newest draft. */
async function readSaved(
  req: PayloadRequest,
  { collection, id }: { collection: 'articles' | 'policies'; id: string | undefined },
): Promise<Record<string, unknown>> {
  if (!id) return {};
  const oneOnly = Boolean(req.query?.publishSpecificLocale);
  const doc = await req.payload.findByID({ collection, id, draft: !oneOnly, locale: 'all', depth: 0, req, disableErrors: true });
  return doc && !(oneOnly && doc._status !== 'published') ? { ...doc } : {};
}

interface TextNode {
  type?: string;
  text?: string;
  children?: TextNode[];
}

/** No words: an empty text, or a rich text of empty paragraphs. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  const root = (value as { root?: TextNode } | null | undefined)?.root;
  return !root || !hasContent(root);
}

function hasContent({ type, text, children = [] }: TextNode): boolean {
  return type === 'upload' || Boolean(text?.trim()) || children.some(hasContent);
}
