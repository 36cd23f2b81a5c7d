import { escapeText } from '#cms/drawings/svg.ts';
import type { Media } from '#cms/records/payload-types.ts';

/**
 * A picture of the data folder, served without the staff surface: the small one on a phone, or where it is shown small.
 *
 * @param wide how wide it is shown on a desktop, in px
 */
export function pictureHtml(media: Media | string | null | undefined, { wide = 684 }: { wide?: number } = {}): string {
  if (!media || typeof media !== 'object' || !media.filename) return '';
  const { page, phone } = media.sizes ?? {};
  const address = (filename: string) => `/media/${encodeURIComponent(filename)}`;
  const sources = [phone, page].flatMap((size) =>
    size?.filename && size.width ? [`${address(size.filename)} ${size.width}w`] : [],
  );
  const set = sources.length > 0 ? ` srcset="${sources.join(', ')}" sizes="(max-width: 45em) 100vw, ${wide}px"` : '';
  const measures = media.width && media.height ? ` width="${media.width}" height="${media.height}"` : '';
  const src = address(page?.filename ?? media.filename);
  return `<img src="${src}"${set}${measures} alt="${escapeText(media.alt ?? '')}" loading="lazy" decoding="async">`;
}
