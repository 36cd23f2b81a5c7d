import type { Lang } from '#domain/language/lang.ts';
/** What a page's frame shows of a city, in the page's language. */
export interface CityView {
  code: string;
  name: string;
  brand: string;
  tagline: string;
  /** Who runs the portal. */
  host: string;
  /** Name and number. */
  helpline: string;
  /** Name and number. */
  complaints: string;
  languages: Lang[];
  /** Set when the pack has colours of its own: they come as `/theme.css`. */
  hues?: Record<string, string>;
}
