import type { GeneratePreviewURL } from 'payload';

/** The public page of a record, in the language being edited. */
export const publicUrl =
  (section: string): GeneratePreviewURL =>
  (doc, { locale, req }) => {
    const { localization } = req.payload.config;
    const prefix = localization && locale !== localization.defaultLocale ? `/${locale}` : '';
    return typeof doc.slug === 'string' ? `${prefix}/${section}/${doc.slug}` : null;
  };
