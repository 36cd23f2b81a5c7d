import { z } from 'zod';
import { count } from './values.ts';

/** How often a sign-in code has been tried, by whom. */
export const codeTries = z.record(z.string(), count);
