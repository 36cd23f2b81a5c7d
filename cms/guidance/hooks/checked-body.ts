import { type CollectionBeforeOperationHook, ValidationError } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { LANGS } from '#domain/language/lang.ts';
import { whyNotBody } from '../known-body.ts';

/**
 * Looks at a text before anything reads it: what the editor's own checks cannot read, they fail on.
 *
 * @throws ValidationError (400) that says what cannot be kept
 */
export const checkedBody: CollectionBeforeOperationHook = ({ args, collection, req }) => {
  const { body } = Object((args as { data?: unknown }).data) as { body?: unknown };
  if (body === undefined || body === null) return;
  for (const one of bodiesOf(body)) {
    const problem = whyNotBody(one);
    if (!problem) continue;
    const message = say(req, problem.key, problem.params);
    throw new ValidationError({ collection: collection.slug, errors: [{ path: 'body', message }] }, req.t);
  }
};

/** One text, or one for each language. */
function bodiesOf(body: unknown): unknown[] {
  const languages =
    typeof body === 'object' && body !== null && Object.keys(body).every((key) => LANGS.some((lang) => lang === key));
  return languages && Object.keys(body).length > 0 ? Object.values(body).filter((one) => one !== null) : [body];
}
