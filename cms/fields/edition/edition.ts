import { z } from 'zod';

/** What another person changed meanwhile, as the form tells it. */
const told = z.object({
  name: z.string(),
  label: z.string(),
  /** Who changed it last, and when; empty where nobody has written it down. */
  by: z.string(),
  at: z.string(),
  /** What it says now; absent where that is not a few words. */
  now: z.string().optional(),
  /** The form has another value for it: one of the two is to be chosen. */
  both: z.boolean(),
});
export type Told = z.infer<typeof told>;

const edition = z.object({
  /** When the record that was read had been saved. */
  at: z.string(),
  lang: z.string(),
  /** A digest of each field as it was read. */
  of: z.record(z.string(), z.string()),
  /** Fields that stay as the other left them, whatever the form holds. */
  take: z.array(z.string()).optional(),
  told: z.array(told).optional(),
});

/** The state of a record that somebody has read, and whose save is measured against what it is by then. */
export type Edition = z.infer<typeof edition>;

export const writeEdition = (one: Edition): string => JSON.stringify(one);

/** None where the text is not one that this portal wrote. */
export function readEdition(text: unknown): Edition | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return edition.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
