import { eachCharacter } from './font-tables.ts';
import { readCharacterMaps } from './fonts.ts';

/** Every character up to U+3FFFF, a bit for each. */
let known: Uint8Array | undefined;

function characters(): Uint8Array {
  if (known) return known;
  const bits = new Uint8Array(0x40000 / 8);
  const note = (code: number) => {
    const at = code >> 3;
    bits[at] = (bits[at] ?? 0) | (1 << (code & 7));
  };
  for (const map of readCharacterMaps()) eachCharacter(map, note);
  for (const blank of ' \t\n\r') note(blank.codePointAt(0) ?? 0);
  known = bits;
  return bits;
}

/** The first character of a text that no font of ours has, with its number as people look it up: `U+1F600`. */
export function unprintable(text: string): { character: string; number: string } | undefined {
  const bits = characters();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (((bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0) continue;
    return { character, number: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
  }
  return undefined;
}

/** The same text with every such character said by its number, where a paper has to be made of whatever was typed. */
export function withNumbers(text: string): string {
  let rest = text;
  for (let lost = unprintable(rest); lost; lost = unprintable(rest)) rest = rest.replaceAll(lost.character, `[${lost.number}]`);
  return rest;
}
