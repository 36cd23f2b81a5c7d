import { type AnswersItself, answersOf, type Usual } from '#cms/booking/request/usual-reply.ts';
import type { SearchHit } from '#cms/finding/search-results.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** Of the centres found, those that answer themselves what they are found for. */
export function answersOfHits(
  portal: Usual & Pick<Portal, 'supplies'>,
  hits: readonly SearchHit[],
): Promise<Map<string, AnswersItself>> {
  const offered = hits.flatMap(({ id, availability }) => {
    const facility = portal.supplies.get(id);
    const { form, classId } = availability?.offer ?? {};
    const classes = facility?.classes.filter((group) => group.id === classId) ?? [];
    return facility && form ? [{ facility, classes, forms: [form] }] : [];
  });
  return answersOf(portal, offered);
}
