/**
 * Text for a terminal or a log, in which whatever would move the cursor, colour the line or turn its direction stands
 * as it is written in source code: somebody else's file may have put it there.
 */
export function harmless(text: string): string {
  return text.replace(/[^\P{C}\n\t]|[\u2028\u2029]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same within a line of JSON, which escapes the first of them itself. */
export function harmlessJson(line: string): string {
  const escaped = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return line.replace(/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escaped);
}
