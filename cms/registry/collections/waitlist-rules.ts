import { jsonField } from '#cms/fields/json-field.ts';
import { priorityRules } from '#cms/records/shapes/waitlist.ts';
import { kept, sourced } from './kept-by-city.ts';

/** Who is offered a free place before others. A newer order takes an older one's place from its day on; all of them are public. */
export const WaitlistRules = kept('waitlist-rules', ['排队顺序', 'Order of waitlists', 'Orders of waitlists'], 'effectiveOn', [
  jsonField('rules', '先后', 'Priorities', { schema: priorityRules, required: true }),
  ...sourced,
]);
