/** Monday 23 November 2026, 15:02 in Taizhou: the "now" of every test and picture. */
export const TEST_NOW = '2026-11-23T07:02:00.000Z';
