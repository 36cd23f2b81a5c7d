import type { GeneratePreviewURL } from 'payload';

/** Shows a draft on the real page, in the language being edited. */
export const previewUrl =
  (section: string): GeneratePreviewURL =>
  (doc, { locale, req }) => {
    const { localization } = req.payload.config;
    const prefix = localization && locale !== localization.defaultLocale ? `/${locale}` : '';
    return typeof doc.slug === 'string' ? `${prefix}/${section}/${doc.slug}?preview=draft` : null;
  };
