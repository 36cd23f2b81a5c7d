import type { DefaultServerCellComponentProps } from 'payload';
import { CellLink } from '#cms/fields/admin/CellLink.tsx';
import { getPortal } from '#cms/portal/portal.ts';
import { formatDate } from '#cms/words/format.ts';
import { langOf } from '#domain/language/lang.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

/** An instant on the city's clock, in a list: the reader's date, and the time that is never broken from it. */
export async function InstantCell({ cellData, i18n, link, collectionSlug, rowData }: DefaultServerCellComponentProps) {
  if (!cellData) return null;
  const { city } = await getPortal();
  const local = toLocal(new Date(String(cellData)).toISOString(), city.timeZone);
  const day = formatDate(local.date, { lang: langOf(i18n.language), year: true });
  return (
    <CellLink link={link} collectionSlug={collectionSlug} id={rowData?.id}>
      <time className="nb" dateTime={String(cellData)}>
        {day} {formatTime(local.minute)}
      </time>
    </CellLink>
  );
}
