/** Why a centre shuts on days on which it would be open. */
export const CLOSING_REASONS = ['illness', 'water', 'power', 'weather', 'repair', 'staff', 'moved_holiday', 'other'] as const;
