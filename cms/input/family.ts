import { z } from 'zod';
import { prose, typed } from './values.ts';

/** A person's name, as it will stand in a contract. */
export const personName = typed(60).refine((text) => text !== '', 'name_missing');
export const relation = typed(20);
export const healthNotes = prose(1000);

/** What is kept of a family, whichever door it came by: the use cases check it, so that no door can forget to. */
export const guardianWords = z.object({ guardianName: personName, relation });

export const pickupWords = z.object({
  pickups: z.array(z.object({ name: personName, relation, phone: typed(120) })).max(7),
});

export const childWords = z.object({ childName: personName, healthNotes, ...pickupWords.shape });

/** What a guardian types under a contract. */
export const signature = z.object({ name: typed(60, 1) });
