import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { isWordless } from '#domain/guidance/lacking.ts';
import { barsSending, type TextCheck } from '#domain/guidance/text-check.ts';
import { findingsIn } from '../publication/findings.ts';
import { lackingOf } from '../review/read-review.ts';

/** What must have words before anybody is asked to review it. */
const SENT_WITH = ['title', 'summary', 'body'] as const;
/** The field in which a point of the list is put right. */
const MENDED_IN: Partial<Record<TextCheck, string>> = { sources: 'sources', ages: 'fromMonth', alt: 'cover', names: 'body' };

/**
 * Nobody is asked to review what says nothing, nor a text with a point of the list open without which it is not published.
 *
 * @throws ValidationError (400) that names what is empty, or what is open and why
 */
export const sentWithWords: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  const isSent = data.review === 'in_review' && originalDoc?.review !== 'in_review';
  if (!staffOf(req) || !isSent || req.context.isRestoringVersion) return data;
  const refuse = (errors: { path: string; message: string }[]) =>
    new ValidationError({ collection: collection.slug, errors }, req.t);
  const empty = SENT_WITH.filter((field) => isWordless(field in data ? data[field] : originalDoc?.[field]));
  if (empty.length > 0) throw refuse(empty.map((path) => ({ path, message: say(req, 'refused.sendEmpty') })));
  const open = await openPoints(inAllLanguages(data, req, await savedText(originalDoc?.id, req), collection.flattenedFields));
  if (open.length === 0) return data;
  throw refuse(
    open.map(({ check, what = '' }) => ({
      path: MENDED_IN[check] ?? 'title',
      message: say(req, 'refused.sendOpen', { point: `${say(req, `publication.lacks_${check}`)}${what}` }),
    })),
  );
};

const savedText = async (id: unknown, req: PayloadRequest) =>
  id ? await (await getPortal()).articles.findForEditing(String(id), { published: false }, req) : undefined;

async function openPoints(text: Article) {
  const portal = await getPortal();
  const begun = portal.city.languages.filter((lang) => !isWordless(Object(text.title)[lang]));
  return barsSending(await findingsIn(portal, text, await lackingOf(portal, text)), begun);
}

/** The text as this save leaves it: the words of the language that is being edited over those that were saved. */
function inAllLanguages(
  data: Record<string, unknown>,
  { locale }: PayloadRequest,
  saved: Article | undefined,
  fields: readonly { name: string; localized?: boolean }[],
): Article {
  const whole: Partial<Article> & Record<string, unknown> = { ...saved };
  for (const { name, localized } of fields) {
    if (!(name in data)) continue;
    whole[name] = localized && locale !== 'all' ? { ...Object(whole[name]), [locale ?? '']: data[name] } : data[name];
  }
  return whole as Article;
}
