import type { TextFieldServerComponent } from 'payload';
import { Told } from '#cms/fields/admin/Told.tsx';
import { getPortal } from '#cms/portal/portal.ts';
import { formatDate } from '#cms/words/format.ts';
import { langOf } from '#domain/language/lang.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

/** An instant on the city's clock, in the form of a record; nothing where it has not come. */
export const InstantField: TextFieldServerComponent = async ({ data, field, i18n }) => {
  const kept = data?.[field.name];
  if (!kept) return null;
  const { city } = await getPortal();
  const local = toLocal(new Date(String(kept)).toISOString(), city.timeZone);
  const day = formatDate(local.date, { lang: langOf(i18n.language), year: true });
  return (
    <Told field={field} i18n={i18n}>
      <time className="nb" dateTime={String(kept)}>
        {day} {formatTime(local.minute)}
      </time>
    </Told>
  );
};
