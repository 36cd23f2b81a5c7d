import type { DefaultServerCellComponentProps } from 'payload';
import { cache } from 'react';
import { maskContact } from '#cms/accounts/contact.ts';
import { CellLink } from '#cms/fields/admin/CellLink.tsx';
import { getPortal } from '#cms/portal/portal.ts';
import { toBooking } from '#cms/records/booking.ts';
import type { Booking } from '#cms/records/payload-types.ts';
import { paidBetween, whenWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

type Props = DefaultServerCellComponentProps<never, never>;

/** A row's booking with whose it is. One answer reads each family once; that the list was looked at is logged by itself. */
const familyOf = cache(async (childId: string, guardianId: string) => {
  const { children, guardians } = await getPortal();
  const [child, guardian] = await Promise.all([children.find(childId), guardians.find(guardianId)]);
  return { child: child?.name ?? '', guardian: guardian?.name ?? '', contact: guardian ? maskContact(guardian.contact) : '' };
});

const familyIn = ({ rowData }: Props) => {
  const { childId, guardianId } = toBooking(rowData as Booking);
  return familyOf(childId ?? '', guardianId);
};

/** The child; a booking that has none yet is called by its number. */
export async function ChildCell(props: Props) {
  const { child } = await familyIn(props);
  const { link, collectionSlug, rowData } = props;
  return (
    <CellLink link={link} collectionSlug={collectionSlug} id={rowData?.id}>
      {child || rowData?.number}
    </CellLink>
  );
}

/** Who booked, with enough of the telephone to tell them from others. */
export async function FamilyCell(props: Props) {
  const { guardian, contact } = await familyIn(props);
  return (
    <span>
      {guardian} <span className="nb">{contact}</span>
    </span>
  );
}

export async function ClassCell({ rowData, i18n }: Props) {
  const { classId, facilityId } = toBooking(rowData as Booking);
  const { supplies } = await getPortal();
  const group = supplies.get(facilityId)?.classes.find(({ id }) => id === classId);
  return <span>{group?.name[langOf(i18n.language)]}</span>;
}

/** Day and hours; of care by the month its first and last day, and when it is paid for if it was signed ahead. */
export async function WhenCell({ rowData, i18n }: Props) {
  const { city } = await getPortal();
  const lang = langOf(i18n.language);
  const speech = { t: createTranslator(lang), lang, currency: city.currency, timeZone: city.timeZone };
  const booking = toBooking(rowData as Booking);
  return [...whenWords(speech, booking), paidBetween(speech, booking)].filter(Boolean).map((part) => (
    <span key={part} className="nb jt-part">
      {part}{' '}
    </span>
  ));
}
