import { saveSearch } from '#cms/alerts/save-search.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { readSheets, writeSheets } from '#cms/records/claims.ts';
import type { SavedWish } from '#cms/records/shapes/saved-search.ts';
import { overlaps, type Window } from '#domain/time/time-of-day.ts';
import { infants } from './crowd.ts';

/** Ten to twelve, when the example centre's day is busiest. */
export const BUSY: Window = { from: 600, to: 720 };

/** Takes places of the example centre's infants, from ten to twelve unless other hours are named, until `left` are free. */
export async function fill(portal: Portal, date: string, left = 0, hours: Window = BUSY): Promise<void> {
  const { facility, group } = infants(portal);
  await inTransaction(portal.payload, async (req) => {
    const [sheet] = await readSheets(portal.payload, { classIds: [group.id], from: date, to: date, req });
    const others = (sheet?.claims ?? []).filter(({ booking }) => !booking.startsWith('filled:'));
    const there = others.filter((one) => overlaps(one, hours)).length;
    const claims = Array.from({ length: group.places - there - left }, (_, n) => ({ booking: `filled:${n}`, ...hours }));
    const day = {
      classId: group.id,
      facilityId: facility.id,
      date,
      version: sheet?.version ?? 0,
      claims: [...others, ...claims],
    };
    await writeSheets(portal.payload, [day], req);
  });
}

/** What a family with a child of eight months looks for around the example centre, and nowhere else. */
export async function wishFor(portal: Portal, date: string, window: Window = BUSY): Promise<SavedWish> {
  const { facility } = infants(portal);
  const here = (await portal.search.allFacilities({ bookable: true })).find(({ id }) => id === facility.id);
  if (!here?.document.location) throw new Error('the example centre is nowhere');
  return { near: here.document.location, radius: 5, ageMonths: 8, form: ['hourly'], when: { kind: 'window', date, ...window } };
}

export async function wait(
  portal: Portal,
  guardianId: string,
  wish: SavedWish,
  { lang = 'zh' as 'zh' | 'en', facilityId = '' } = {},
) {
  const saved = await saveSearch(portal, {
    guardianId,
    wish: { ...wish, page: 1, perPage: 20 },
    address: `ageMonths=8&${wish.when.date}`,
    facilityId: facilityId || undefined,
    label: {
      zh: { age: '8 个月', where: '凤城河 3 公里内', care: '计时托', when: `${wish.when.date} 10:00–12:00` },
      en: { age: '8 months', where: 'within 3 km of Fengcheng River', care: 'Hourly', when: `${wish.when.date} 10:00–12:00` },
    },
    lang,
  });
  if (!saved.ok) throw new Error(saved.code);
  return saved.saved;
}
