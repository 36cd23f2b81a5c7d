import { join } from 'node:path';

/** Whether REGISTER_DIR names the folder of a real register, two days of British Columbia's. */
export const hasRealRegister = Boolean(process.env.REGISTER_DIR);

export const realRegister = (date: '2026-06-16' | '2026-07-23') =>
  join(process.env.REGISTER_DIR ?? 'REGISTER_DIR', `bc-childcare-${date}.csv`);
