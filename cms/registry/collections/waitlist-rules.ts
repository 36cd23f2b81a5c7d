import { jsonField } from '#cms/fields/json-field.ts';
import type { Names } from '#cms/fields/label.ts';
import { priorityRules } from '#cms/records/shapes/waitlist.ts';
import { kept, sourced } from './kept-by-city.ts';

const NAMES: Names = { zh: '排队顺序', en: ['Order of waitlists', 'Orders of waitlists'] };

/**
 * Who is offered a free place before others. A newer order takes an older one's place from its day on; every centre's
 * page shows the one in force.
 */
export const WaitlistRules = kept('waitlist-rules', NAMES, 'effectiveOn', [
  // In their order: a rule decides only between those whom the ones before it leave equal.
  jsonField('rules', { zh: '先后', en: 'Priorities' }, { schema: priorityRules, required: true }),
  ...sourced,
]);
