import type { UIFieldServerProps } from 'payload';
import { SetTitle } from '#cms/fields/admin/SetTitle.tsx';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { whenWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

/** The day that a record of each kind is of. */
const DAY_OF = { payments: 'startedAt', receipts: 'issuedAt', refunds: 'requestedAt', contracts: 'signedAt' } as const;

/** What a record about money is called: what it is, its sum and day, and for which care; nothing of whose child it is. */
export async function RecordTitle({ data, i18n, collectionSlug }: UIFieldServerProps) {
  const kind = collectionSlug as keyof typeof DAY_OF;
  const at = data?.[DAY_OF[kind]];
  if (!at) return null;
  const { bookings, city } = await getPortal();
  const lang = langOf(i18n.language);
  const t = createTranslator(lang);
  const speech = { t, lang, currency: city.currency, timeZone: city.timeZone };
  const [booking] = await bookings.findAll([idOf(data.booking) ?? '']);
  const said = {
    amount: typeof data.amount === 'number' ? formatMoney(data.amount, { currency: city.currency, lang }) : '',
    date: formatDate(toLocal(at, city.timeZone).date, { lang, year: true }),
  };
  const care = booking ? [t(`care.${booking.form}`), ...whenWords(speech, booking)].join(' ') : '';
  return <SetTitle words={[t(`staff.title_${kind}`, said), care].filter(Boolean).join(' · ')} />;
}
