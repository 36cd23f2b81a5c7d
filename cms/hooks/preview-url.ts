import type { GeneratePreviewURL } from 'payload';

/** Shows a draft on the real page, in the language being edited. */
export const previewUrl =
  (section: string): GeneratePreviewURL =>
  (doc, { locale }) =>
    typeof doc.slug === 'string' ? `${locale === 'en' ? '/en' : ''}/${section}/${doc.slug}?preview=draft` : null;
