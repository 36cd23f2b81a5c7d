import type { ArticleDocument, FacilityDocument, PlaceDocument, PolicyDocument, Text } from '../port.ts';
import type { IndexedText } from './columns.ts';

export function facilityText({ id, name, address, district, township, town }: FacilityDocument): IndexedText {
  return {
    id,
    title: both(name),
    labels: [...both(district), ...both(township), ...(town ? [town] : [])],
    lines: both(address),
    body: [],
  };
}

export function articleText({ id, title, summary, body }: ArticleDocument | PolicyDocument): IndexedText {
  return { id, title: both(title), labels: [], lines: both(summary), body: both(body) };
}

export function placeText({ id, name, aliases }: PlaceDocument): IndexedText {
  return { id, title: both(name), labels: aliases, lines: [], body: [] };
}

export function both({ zh, en }: Text): string[] {
  return [zh, en].filter((text): text is string => Boolean(text));
}
