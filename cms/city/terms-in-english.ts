import type { LessTermRule } from '#domain/contract/centre-terms.ts';
import type { VoidTermRule } from '#domain/contract/void-terms.ts';

/** How terms are worded in English; by what they do not hold is each city's to say. */
const LESS: Omit<LessTermRule, 'lang' | 'source'>[] = [
  {
    kind: 'refund',
    says: [
      '\\brefund',
      '\\breimburs',
      '(?:pay|paid|give|given|comes?) back',
      '\\bdeduct',
      '\\bpenalt',
      'handling fee',
      '\\bforfeit',
    ],
  },
  {
    kind: 'charge',
    says: [
      '\\bsurcharge',
      '\\bdeposit\\b',
      '\\bearnest money|(?:booking|holding|reservation|enrol?ment) fee',
      '\\blate fee',
      '(?:extra|additional|further) (?:fee|charge|payment|cost)',
      '(?:must|shall|will|has to|have to|is to|are to) pay\\b',
      '(?:is|are|be) charged\\b',
    ],
    unless: ['^[^,]*(?:no (?:extra|additional|further)|free of charge|without (?:extra )?charge)[^,]*$'],
  },
  {
    kind: 'override',
    says: [
      '(?:does|do|shall|will) not apply',
      'prevails? over|takes? precedence|overrid|supersed',
      '(?:waives?|gives? up)[^,]{0,20}(?:right|claim)',
      'in (?:the )?place of (?:the |this )?(?:clause|article|contract)',
    ],
  },
];

const VOID: Omit<VoidTermRule, 'lang' | 'source'>[] = [
  {
    kind: 'no_refund',
    says: [
      '\\bno (?:fees? )?(?:is |are |will be )?refund',
      'non-?refundable',
      '(?:not|never) (?:be )?(?:refund|returned|paid back|reimbursed)',
      'does not refund|do not refund',
      'forfeit',
    ],
    unless: ['centre (?:may|shall|must) not', 'if [^,]{0,40}not (?:been )?(?:refunded|paid back)'],
  },
  {
    kind: 'bar_on_assignment',
    says: ['(?:may|must|shall|can) ?not (?:be )?(?:assign|transfer)', 'non-?transferable', 'no (?:assignment|transfer)'],
    unless: ['centre (?:may|shall|must) not'],
  },
  {
    kind: 'unilateral_change',
    says: [
      '(?:centre|party b|we|operator|provider) (?:may|can|reserves? the right to|is entitled to)(?! not)[^,]{0,40}(?:change|adjust|raise|alter|increase|amend|modify)',
      'sole discretion',
      'final interpretation',
    ],
    unless: ['both parties', 'consent of (?:party a|the (?:family|parent))', 'party a agrees'],
  },
  {
    kind: 'exemption',
    says: [
      '(?:not|never) (?:be )?(?:held )?(?:liable|responsible)',
      '\\bno (?:liability|responsibility)',
      'own risk',
      '(?:exclud|exempt|releas|waiv)\\w*[^,]{0,30}liab',
      'liability[^,]{0,30}(?:limited to|not exceed|no more than)',
    ],
    unless: ['nothing in this', 'not (?:exclude|exempt|release|limit|lessen)', 'party a (?:is|shall) not'],
  },
  {
    kind: 'dispute_cost',
    says: [
      '(?:only|must|shall)[^,]{0,40}arbitrat',
      'binding arbitration',
      'waives?[^,]{0,30}(?:right|court|sue|claim)',
      'exclusive jurisdiction',
      'court[^,]{0,20}(?:where|of the place)[^,]{0,10}(?:the )?centre',
      '(?:costs?|fees?)[^,]{0,30}(?:borne|paid) by (?:the )?(?:parent|family|party a)',
    ],
    unless: ['nothing here binds'],
  },
];

/** Terms that leave a family worse off than a city's contracts, with what says so of each kind. */
export const lessInEnglish = (sources: Record<LessTermRule['kind'], string>): LessTermRule[] =>
  LESS.map((rule) => ({ ...rule, lang: 'en' as const, source: sources[rule.kind] }));

/** Terms that no contract can hold, with what says so of each kind. */
export const voidInEnglish = (sources: Record<VoidTermRule['kind'], string>): VoidTermRule[] =>
  VOID.map((rule) => ({ ...rule, lang: 'en' as const, source: sources[rule.kind] }));
