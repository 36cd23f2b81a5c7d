import { z } from 'zod';
import { unprintable } from '#cms/print/unprintable.ts';
import { prose, typed } from './values.ts';

/** Words that will stand in a contract: each character is one that can be printed. */
const printed = <S extends z.ZodType<string>>(words: S) =>
  words.superRefine((text, context) => {
    const found = unprintable(text);
    if (found) context.addIssue({ code: 'custom', message: 'not_printable', params: found });
  });

/** A person's name, as it will stand in a contract. */
export const personName = printed(typed(60).refine((text) => text !== '', 'name_missing'));
export const relation = printed(typed(20));
const healthNotes = printed(prose(1000));

/** What is kept of a family, whichever door it came by: the use cases check it, so that no door can forget to. */
export const guardianWords = z.object({ guardianName: personName, relation, ground: printed(typed(60)) });

export const pickupWords = z.object({
  pickups: z.array(z.object({ name: personName, relation, phone: printed(typed(120)) })).max(7),
});

/** Who collects a child once: known at the door by name and relation, and called if need be. */
export const delegateWords = z.object({
  name: personName,
  relation: printed(typed(20).refine((text) => text !== '', 'relation_missing')),
  phone: printed(typed(120)),
});

export const childWords = z.object({ childName: personName, healthNotes, ...pickupWords.shape });

/** How calendars are to call a child. */
export const calendarName = z.object({ called: typed(20) });

/** What a guardian types under a contract. */
export const signature = z.object({ name: printed(typed(60, 1)) });
