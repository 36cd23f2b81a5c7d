import type { GeneratePreviewURL } from 'payload';

type Args = Parameters<GeneratePreviewURL>;

function pageOf(section: string, [doc, { locale, req }]: Args, query = ''): string | null {
  const { localization } = req.payload.config;
  const prefix = localization && locale !== localization.defaultLocale ? `/${locale}` : '';
  return typeof doc.slug === 'string' ? `${prefix}/${section}/${doc.slug}${query}` : null;
}

/** The public page of a record, in the language being edited. */
export const publicUrl =
  (section: string): GeneratePreviewURL =>
  (...args) =>
    pageOf(section, args);

/** Shows a draft on the real page, in the language being edited. */
export const previewUrl =
  (section: string): GeneratePreviewURL =>
  (...args) =>
    pageOf(section, args, '?preview=draft');
