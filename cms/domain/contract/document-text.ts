import type { Lang } from '../language/lang.ts';

export interface TableBlock {
  kind: 'table';
  caption: string;
  head: string[];
  /** The last column is a figure and is set to the right. */
  rows: string[][];
  /** The same as a drawing, above it, and what is said of that to who does not see it. */
  drawing?: { svg: string; alt: string };
}
export interface TextBlock {
  kind: 'text';
  /** One after the other; what is important is set off (民法典 art. 496). */
  parts: { text: string; important: boolean }[];
}
export type Block = TextBlock | TableBlock;

export interface Section {
  heading: string;
  blocks: Block[];
  /** Of a contract's clause: its own heading, without its number. */
  clause?: string;
}

/** A document in one language. A file may hold the same document in several. */
export interface DocumentText {
  lang: Lang;
  title: string;
  /** Small lines under the title: number, version. */
  lines: string[];
  sections: Section[];
  /** What stands at the end: who signed and when, and how it is checked. */
  closing: string[];
  /** Set smaller and in two columns, so that a short contract is one sheet. */
  compact?: boolean;
  /** Set beside the same in the other languages, all on one page. */
  beside?: boolean;
}

/** What was signed, in one language, and how it is checked, with blanks for the address and the code. */
export interface SignedText extends DocumentText {
  check: string;
}
