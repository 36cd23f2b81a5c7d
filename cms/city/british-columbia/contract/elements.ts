import type { ElementRule } from '#domain/contract/template-check.ts';

const SOURCE = 'Portal default; to be reviewed locally';
const MANDATORY = [
  'parties',
  'service',
  'period',
  'fees',
  'refunds',
  'payout',
  'personal_data',
  'liability',
  'disputes',
] as const;
const CUSTOM = ['pick_up', 'entry_check', 'illness', 'medicine', 'emergency', 'duties', 'stopping', 'effect'] as const;
const IMPORTANT: readonly string[] = ['fees', 'refunds', 'payout', 'liability', 'disputes'];

/** What an agreement of the province says. */
export const contractElements: ElementRule[] = [
  ...MANDATORY.map((element) => ({ element, mandatory: true, important: IMPORTANT.includes(element) })),
  ...CUSTOM.map((element) => ({ element, mandatory: false })),
].map((rule) => ({ ...rule, source: SOURCE, status: 'to_confirm' }));
