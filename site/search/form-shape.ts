import type { SuggestProps } from '../ui/suggestion.ts';
import type { FormValues } from './form-values.ts';
import type { FormWords } from './form-words.ts';

/** A value of a field, and what it is called; with how many there would be in brackets where that is counted. */
export type Choice = readonly [value: string, label: string];

/** A box to tick, and how many there would be under all else that is chosen. */
export interface TickShape {
  name: string;
  value: string;
  label: string;
  count: number;
}

/** A part of the bar: whether something is chosen in it, and what, where its fields do not show it. */
export interface PillShape {
  on: boolean;
  said: string;
}

/** Choices that there are only where places are booked: what care, when, and for how much. */
export interface SoldShape {
  forms: readonly Choice[];
  /** Centres with inclusive care under all else that is chosen. */
  inclusive: number;
  firstDay: string;
  lastDay: string;
  times: readonly string[];
  weekdays: readonly Choice[];
  weeks: readonly Choice[];
  within: readonly Choice[];
  minutes: readonly Choice[];
  /** What a price is for; without a kind of care there is nothing to compare by. */
  priceUnit?: string;
}

export interface MoreShape {
  institutions: readonly Choice[];
  districts: readonly Choice[];
  flags: readonly TickShape[];
  openUntil: readonly Choice[];
  speaks: readonly TickShape[];
  access: readonly TickShape[];
}

/** What the form of the search shows: choices in words, and what is chosen. Made on the server, drawn on both sides. */
export interface FormShape {
  action: string;
  /** The same search around where the visitor is. */
  here: string;
  values: FormValues;
  pills: Record<'age' | 'siblings' | 'place' | 'around' | 'form' | 'when' | 'price', PillShape>;
  ages: readonly Choice[];
  /** As many children as one search may be for. */
  mostChildren: number;
  radii: readonly Choice[];
  /** Places that a browser suggests by itself. */
  places: readonly string[];
  suggest: SuggestProps;
  /** Only where places are booked here. */
  sold?: SoldShape;
  more: MoreShape;
  words: FormWords;
}
