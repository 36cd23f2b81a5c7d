import { maskContact } from '#cms/accounts/contact.ts';
import type { Guardian } from '#cms/records/guardians.ts';

/**
 * How one guardian is called before another: by its name, or, while it has given none, by what tells its contact apart
 * from others without saying it.
 *
 * @example guardianCalled({ contact: '13800000001' })
 */
export const guardianCalled = ({ name, contact }: Pick<Guardian, 'name' | 'contact'>): string => name || maskContact(contact);

/** What is said of two guardians who are one family, before they are and later. */
export const LINK_FOLLOWS = ['children', 'bookings', 'messages', 'limits', 'part'] as const;
