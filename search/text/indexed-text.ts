import { LANGS } from '#domain/language/lang.ts';
import type {
  ActivityDocument,
  ArticleDocument,
  FacilityDocument,
  PlaceDocument,
  PolicyDocument,
  SearchDocument,
  Text,
} from '../port.ts';

/** What is searched of one document, the most telling part first. */
export interface IndexedText {
  id: string;
  /** The name. */
  title: string[];
  /** Names that go with it, such as its district: found in pinyin and by initials, like the title. */
  labels: string[];
  /** Found in pinyin, but not by initials: two letters would match nearly any address. */
  lines: string[];
  /** Found as written. */
  body: string[];
}

export type Part = 'title' | 'labels' | 'lines' | 'body';

export const PARTS: readonly Part[] = ['title', 'labels', 'lines', 'body'];
export const SPOKEN_PARTS: readonly Part[] = ['title', 'labels', 'lines'];
export const NAMED_PARTS: readonly Part[] = ['title', 'labels'];

export function facilityText({ id, name, address, district, township, town }: FacilityDocument): IndexedText {
  return {
    id,
    title: textsOf(name),
    labels: [...textsOf(district), ...textsOf(township), ...(town ? [town] : [])],
    lines: textsOf(address),
    body: [],
  };
}

/** What is searched of a document, whatever its kind. */
export function textOf(document: SearchDocument): IndexedText {
  if (document.kind === 'facility') return facilityText(document);
  if (document.kind === 'place') return placeText(document);
  return document.kind === 'activity' ? activityText(document) : articleText(document);
}

function articleText({ id, title, summary, body }: ArticleDocument | PolicyDocument): IndexedText {
  return { id, title: textsOf(title), labels: [], lines: textsOf(summary), body: textsOf(body) };
}

function activityText({ id, title, summary, place }: ActivityDocument): IndexedText {
  return { id, title: textsOf(title), labels: textsOf(place), lines: textsOf(summary), body: [] };
}

function placeText({ id, name, aliases }: PlaceDocument): IndexedText {
  return { id, title: textsOf(name), labels: aliases, lines: [], body: [] };
}

/** A text in each language in which there is one. */
export function textsOf(text: Text): string[] {
  return LANGS.flatMap((lang) => text[lang] || []);
}
