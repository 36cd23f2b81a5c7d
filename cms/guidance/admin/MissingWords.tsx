'use client';

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { picturesIn } from '#cms/records/pictures-in.ts';
import { browserWords } from '#cms/words/browser-words.ts';
import { lackingWords, WORDED_FIELDS } from '#domain/guidance/lacking.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';

type Lacking = { lang?: Lang; fields: readonly string[] }[];

/** What a text, as it was last saved, still lacks in one of the city's languages: said before it is sent or shown. */
export function MissingWords() {
  const { id, collectionSlug, lastUpdateTime } = useDocumentInfo();
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const [lacking, setLacking] = useState<Lacking>([]);
  const words = browserWords(i18n.language);
  const locales = config.localization ? config.localization.localeCodes : [];
  const languages = LANGS.filter((lang) => locales.includes(lang)).join();
  const kind = collectionSlug as keyof typeof WORDED_FIELDS;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved since is read again
  useEffect(() => {
    const asked = new AbortController();
    if (!id || !WORDED_FIELDS[kind]) return setLacking([]);
    read(kind, { id, languages: languages.split(',') as Lang[], signal: asked.signal })
      .then(setLacking)
      .catch(() => setLacking([]));
    return () => asked.abort();
  }, [id, kind, languages, lastUpdateTime]);
  if (lacking.length === 0) return null;
  return (
    <p className="jt-why jt-lacking" role="status">
      {lacking.map(({ lang, fields }) => (
        <span key={`${lang}${fields.join()}`} className="jt-part">
          {lang ? words[`lacks_${lang}`] : words.lacks_ages}
          {fields.map((field) => words[`field_${field as 'title'}`]).join(words.between)}{' '}
        </span>
      ))}
    </p>
  );
}

async function read(
  kind: keyof typeof WORDED_FIELDS,
  { id, languages, signal }: { id: string | number; languages: Lang[]; signal: AbortSignal },
): Promise<Lacking> {
  const ask = async (path: string) => {
    const answer = await fetch(`/admin/api/${path}`, { signal, credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const all = 'locale=all&fallback-locale=none&depth=0';
  const doc = await ask(`${kind}/${id}?draft=true&${all}`);
  const pictures = picturesIn(doc);
  const found = pictures.length > 0 ? await ask(`media?${all}&limit=100&where[id][in]=${pictures.join()}`) : { docs: [] };
  const unseen = languages.filter((lang) =>
    found.docs.some((picture: { alt?: object }) => !(picture.alt as Record<Lang, string>)?.[lang]),
  );
  const ageless = kind !== 'policies' && (doc.fromMonth == null || doc.toMonth == null);
  return [
    ...lackingWords(doc, { fields: WORDED_FIELDS[kind], languages }),
    ...unseen.map((lang) => ({ lang, fields: ['alt'] })),
    ...(ageless ? [{ fields: [] }] : []),
  ];
}
