import { lessInEnglish, voidInEnglish } from '../../terms-in-english.ts';

const DEFAULT = 'Portal default; to be reviewed locally';
/** Rights under the Act are not waived, whoever agrees to it. */
const NO_WAIVER = 'Business Practices and Consumer Protection Act (B.C.), section 3; to be reviewed locally';
/** Arbitration that is prescribed, and what keeps somebody from a court or from saying what it thinks. */
const DISPUTES =
  'Business Practices and Consumer Protection Act (B.C.), Part 2, Division 4 (Bill 4 of 2025); to be reviewed locally';
/** What a child may claim for its own injury is not its parents' to give away. */
const CHILDS_OWN = 'Infants Act (B.C.); Wong v. Lok’s Martial Arts Centre Inc., 2009 BCSC 1385; to be reviewed locally';

export const lessTerms = lessInEnglish({ refund: DEFAULT, charge: DEFAULT, override: NO_WAIVER });

export const voidTerms = voidInEnglish({
  no_refund: DEFAULT,
  bar_on_assignment: DEFAULT,
  unilateral_change: DEFAULT,
  exemption: CHILDS_OWN,
  dispute_cost: DISPUTES,
});
