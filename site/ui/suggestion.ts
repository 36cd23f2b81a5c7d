/** What the portal suggests for something typed. */
export interface Suggestion {
  kind: 'place' | 'facility';
  name: string;
  detail: string;
  /** Of a centre. */
  slug?: string;
}

/** What a place field needs to suggest. */
export interface SuggestProps {
  /** What is asked, to which the words typed are added. */
  address: string;
  /** Where the pages of centres are; without it places alone are suggested. */
  centres?: string;
  words: Record<'places' | 'centres' | 'count' | 'none', string>;
}
