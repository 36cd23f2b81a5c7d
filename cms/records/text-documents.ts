import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext';
import type { Payload, Where } from 'payload';
import { inEveryLanguage, type Lang } from '#domain/language/lang.ts';
import type { ActivityDocument, ArticleDocument, PlaceDocument, PolicyDocument, SearchDocument, Text } from '#search/port.ts';
import type { Activity, Article, GazetteerPlace, Policy } from './payload-types.ts';

/** What is searched besides centres. */
const TEXTS = {
  articles: articleDocument,
  policies: policyDocument,
  activities: activityDocument,
  'gazetteer-places': placeDocument,
} satisfies Record<string, (doc: never) => SearchDocument>;

export type TextCollection = keyof typeof TEXTS;

export const TEXT_COLLECTIONS = Object.keys(TEXTS) as TextCollection[];

/** What a body outside holds is found once a reviewer has looked at it; whether the body stands, who shows it asks by the day. */
const isLookedAt = (doc: Pick<Activity, 'approved' | 'organiser'>) => !doc.organiser || Boolean(doc.approved);

/**
 * What families may find of a collection, or of these of its documents: drafts, what was called off and what nobody has
 * looked at are left out.
 */
export async function readTextDocuments(
  payload: Payload,
  collection: TextCollection,
  ids?: readonly string[],
): Promise<SearchDocument[]> {
  const where: Where = ids ? { id: { in: [...ids] } } : {};
  const { docs } = await payload.find({ collection, where, pagination: false, limit: 0, depth: 0, locale: 'all' });
  const shown = docs.filter(
    (doc) =>
      (!('_status' in doc) || doc._status === 'published') &&
      !('cancelled' in doc && doc.cancelled) &&
      (!('approved' in doc) || isLookedAt(doc)),
  );
  return shown.map((doc) => TEXTS[collection](doc as never));
}

function activityDocument(doc: Activity): ActivityDocument {
  const { id, slug, date, from, to, fromMonth, toMonth } = doc;
  return {
    kind: 'activity',
    id,
    slug,
    title: textIn(doc.title),
    summary: textIn(doc.summary),
    place: textIn(doc.place),
    date,
    from: from ?? undefined,
    to: to ?? undefined,
    fromMonth,
    toMonth,
  };
}

function articleDocument(doc: Article): ArticleDocument {
  const { id, slug, topic, fromMonth, toMonth } = doc;
  return {
    kind: 'article',
    id,
    slug,
    topic,
    fromMonth,
    toMonth,
    title: textIn(doc.title),
    summary: textIn(doc.summary),
    body: plain(doc.body),
  };
}

function policyDocument(doc: Policy): PolicyDocument {
  return {
    kind: 'policy',
    id: doc.id,
    slug: doc.slug,
    title: textIn(doc.title),
    summary: textIn(doc.summary),
    body: plain(doc.body),
  };
}

function placeDocument(doc: GazetteerPlace): PlaceDocument {
  return {
    kind: 'place',
    id: doc.id,
    name: textIn(doc.name),
    aliases: (doc.aliases ?? '').split(/[,，、]/).filter(Boolean),
    placeKind: doc.kind,
    location: { lat: doc.lat, lng: doc.lng },
    districtCode: doc.districtCode ?? undefined,
  };
}

/** `locale: 'all'` gives localized fields by language. */
export function textIn(value: unknown): Text {
  if (typeof value === 'string') return inEveryLanguage(() => value);
  return (value ?? {}) as Text;
}

function plain(value: unknown): Text {
  const body = (value ?? {}) as Partial<Record<Lang, never>>;
  const text = (data: never | undefined) => (data ? convertLexicalToPlaintext({ data }) : undefined);
  return inEveryLanguage((lang) => text(body[lang]));
}
