import type { Words } from '../city-pack.ts';

/** The pack speaks English only; where a text in both languages is asked for, it gives the English one twice. */
export const both = (text: string): Words => ({ zh: text, en: text });
