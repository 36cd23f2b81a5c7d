import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { refundRule } from '#cms/records/shapes/rule.ts';
import { whyNotOwnRule } from '#domain/contract/own-rule.ts';

/**
 * A centre's own rule, kept by staff, is worth no less to a family than the city's of the day from which it holds.
 *
 * @throws ValidationError (400)
 */
export const keepOwnRule: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const { facility, rule, effectiveOn } = { ...originalDoc, ...data };
  const read = refundRule.safeParse(rule);
  if (!staffOf(req) || !facility || !read.success || typeof effectiveOn !== 'string') return data;
  const city = (await (await getPortal()).terms.rulesOn(effectiveOn)).map((one) => one.rule);
  const found = whyNotOwnRule(read.data, city);
  if (!found) return data;
  const { problem, at, own = 0, city: theirs = 0 } = found;
  const when = at && caseWords(req, at);
  const message = say(req, `rules.own_${problem}`, {
    value: at && 'value' in at ? at.value : '',
    when: when ?? '',
    own,
    city: theirs,
  });
  throw new ValidationError({ collection: 'refund-rules', errors: [{ path: 'rule', message }] }, req.t);
};

function caseWords(req: PayloadRequest, at: NonNullable<ReturnType<typeof whyNotOwnRule>>['at'] & object): string {
  if ('hours' in at) return say(req, 'rules.own_hours', { count: at.hours });
  return 'days' in at ? say(req, 'rules.own_days', { count: at.days, workdays: at.workdays }) : '';
}
