import type { SearchWish } from '#cms/input/search-wish.ts';

/** A search that showed no free centre, and from where it was asked: that is for telling it from others, and is not kept. */
export interface FoundNothing {
  wish: SearchWish;
  address: string;
  agent: string;
  purpose: string;
}
