import { z } from 'zod';
import { inEveryLanguage } from '#domain/language/lang.ts';

/** What columns of JSON are made of. Dates, instants and identities are checked by whoever writes them. */
export const text = z.string();
export const fen = z.number().int();
export const count = z.number().int().nonnegative();
/** The same shape for each language. */
export const eachLanguage = <Shape extends z.ZodType>(shape: Shape) => z.object(inEveryLanguage(() => shape));
export const inLanguages = eachLanguage(text);
export const minutes = z.number().int().min(0).max(1440);
export const window = z.object({ from: minutes, to: minutes });

/** What differs from row to row: what an entry of the audit log adds, what a request was answered. */
export const anyRecord = z.record(z.string(), z.unknown());

/** How often a sign-in code has been tried, by whom. */
export const codeTries = z.record(z.string(), count);
