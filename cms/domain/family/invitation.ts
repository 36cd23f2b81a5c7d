import type { Instant } from '../time/zoned-time.ts';

/** Letters and digits of an invitation: too many to guess, few enough to read out. */
export const INVITATION_LENGTH = 8;

/**
 * An invitation's code as it is compared: full-width or small letters, spaces and strokes make no difference.
 *
 * @example normalInvitation('ｋ7qm-3xpa') // 'K7QM3XPA'
 */
export function normalInvitation(text: string): string | undefined {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return code.length === INVITATION_LENGTH ? code : undefined;
}

/** As it is read out and written down. @example 'K7QM 3XPA' */
export const spokenInvitation = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** Whether somebody's invitation still waits to be taken up. */
export const isInviting = (until: Instant | undefined, at: Instant): boolean => until !== undefined && until > at;

/** What is said of two guardians who are one family, before they are and later. */
export const LINK_FOLLOWS = ['children', 'bookings', 'messages', 'limits', 'part'] as const;
