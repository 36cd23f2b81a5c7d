/** What is said of two guardians who are one family, before they are and later. */
export const LINK_FOLLOWS = ['children', 'bookings', 'messages', 'limits', 'part'] as const;
