/** What a complaint is about, the most urgent first. */
export const COMPLAINT_SUBJECTS = ['safety', 'care', 'money', 'contract', 'facts', 'portal', 'other'] as const;
export type ComplaintSubject = (typeof COMPLAINT_SUBJECTS)[number];

/** How far the desk is with it. It goes on, never back. */
export const COMPLAINT_STATES = ['received', 'looked_into', 'answered'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** Whether the desk may say so: an answer has words, and what was answered stays answered. */
export function whyNotStep(
  { from, to }: { from: ComplaintState; to: ComplaintState },
  reply: string | null | undefined,
): 'goes_back' | 'no_words' | undefined {
  if (COMPLAINT_STATES.indexOf(to) < COMPLAINT_STATES.indexOf(from)) return 'goes_back';
  return to === 'answered' && !reply?.trim() ? 'no_words' : undefined;
}

/** Without those that look alike when they are read out or copied by hand: 0 O, 1 I L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = [4, 4, 4];
const LENGTH = GROUPS.reduce((sum, size) => sum + size, 0);

/**
 * The number that a complaint is followed by. It is all that is asked for, so it cannot be guessed: 12 letters of 31 are
 * 59 bits. @param draw a whole number from 0 to below `below`, each as likely as the other
 * @example complaintNumber(draw) // '7KQ4-M2XD-93PA'
 */
export function complaintNumber(draw: (below: number) => number): string {
  return grouped(Array.from({ length: LENGTH }, () => LETTERS[draw(LETTERS.length)]).join(''));
}

/** A number as somebody types it, in the form it was given; nothing where it cannot be one. */
export function readComplaintNumber(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
  return plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter)) ? grouped(plain) : undefined;
}

function grouped(letters: string): string {
  let at = 0;
  return GROUPS.map((size) => letters.slice(at, (at += size))).join('-');
}
