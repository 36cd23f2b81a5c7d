import { getPortal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Translator } from '#cms/words/index.ts';
import { mondayOf } from '#domain/time/civil-date.ts';
import { type CentreCall, centreMay } from '../centre-may.ts';

const PAGES: Record<CentreCall, (booking: Pick<BookingRecord, 'from' | 'id'>) => string> = {
  end: ({ id }) => `/admin/end-care?booking=${id}`,
  cancel: ({ id }) => `/admin/end-care?booking=${id}`,
  move: ({ from, id }) => `/admin/planner?week=${mondayOf(from)}&move=${id}`,
  add: ({ id }) => `/admin/give-days?booking=${id}`,
  refund: ({ id }) => `/admin/refund-more?booking=${id}`,
};

/** What a head can do about one booking, each on a page that shows first what comes of it. */
export async function CentreCalls({ booking, t }: { booking: BookingRecord; t: Translator }) {
  const may = await centreMay(await getPortal(), booking);
  return may.map((call) => (
    <p key={call}>
      <a className="jt-button quiet" href={PAGES[call](booking)}>
        {t(`centreMay.${call}`)}
      </a>{' '}
      <span className="jt-dim">{t(`centreMay.${call}Note`)}</span>
    </p>
  ));
}
