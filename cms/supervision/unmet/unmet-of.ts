import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import {
  ageBandOf,
  careOf,
  endedWithoutPlace,
  neverAnswered,
  partOfHours,
  partOfRequest,
  type UnmetSum,
} from '#domain/supervision/unmet.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { areaOfWish } from './area-of.ts';

type Locating = Pick<Portal, 'children' | 'city' | 'facilities' | 'search'>;
type Days = Pick<Portal, 'city'>;

const dayOf = ({ city }: Days, at: string) => toLocal(at, city.timeZone).date;

/** The township of each of some centres, the district where that is all that is known. */
async function areasOf({ facilities }: Pick<Portal, 'facilities'>, ids: readonly string[]): Promise<(id: string) => string> {
  const found = await facilities.findAll([...new Set(ids)]);
  const areas = new Map(found.map(({ id, townshipCode, districtCode }) => [id, townshipCode || districtCode || '']));
  return (id) => areas.get(id) ?? '';
}

/** Of waits that are over, those that ended without a place: each child by itself, where its centre is. */
export async function unmetWaits(portal: Locating, waits: readonly WaitRecord[]): Promise<UnmetSum[]> {
  const over = waits.filter(({ endedBy, endedAt }) => endedAt && endedWithoutPlace(endedBy));
  const areaOf = await areasOf(
    portal,
    over.map(({ facilityId }) => facilityId),
  );
  return over.flatMap(({ care: { request }, children, endedAt = '', facilityId }) => {
    const day = dayOf(portal, endedAt);
    const asked = { day, area: areaOf(facilityId), care: request.form, part: partOfRequest(request), times: 1 };
    return children.map(({ birthDate }) => ({
      ...{ ...asked, kind: 'wait' as const, age: ageBandOf(ageInMonths(birthDate, day)) },
    }));
  });
}

/** Of saved searches that are over, those that never told of a place: each child by itself, where it was looked for. */
export async function unmetSearches(portal: Locating, saved: readonly SavedSearch[]): Promise<UnmetSum[]> {
  const over = saved.filter((one) => one.stoppedAt && neverAnswered(one));
  const areaOf = await areasOf(
    portal,
    over.flatMap(({ facilityId }) => facilityId ?? []),
  );
  const sums = over.map(async ({ wish, facilityId, stoppedAt = '' }): Promise<UnmetSum[]> => {
    const area = facilityId ? areaOf(facilityId) : await areaOfWish(portal, wish);
    const ages = [wish.ageMonths, ...(wish.siblings ?? [])];
    const part = wish.when.kind === 'soon' ? 'any' : partOfHours(wish.when);
    const asked = { kind: 'saved', day: dayOf(portal, stoppedAt), area, care: careOf(wish.form), part, times: 1 } as const;
    return ages.map((age) => ({ ...asked, age: ageBandOf(age) }));
  });
  return (await Promise.all(sums)).flat();
}

/** Requests that their centres declined, of each child what was asked for at one time once. */
export async function unmetRequests(portal: Locating, declined: readonly BookingRecord[]): Promise<UnmetSum[]> {
  const asked = [...new Map(declined.map((one) => [`${one.order || one.id} ${one.childId}`, one])).values()];
  const areaOf = await areasOf(
    portal,
    asked.map(({ facilityId }) => facilityId),
  );
  const children = await portal.children.findAll([...new Set(asked.map(({ childId }) => childId))]);
  return asked.flatMap(({ actions, childId, facilityId, request }) => {
    const at = actions.findLast(({ type }) => type === 'decline')?.at;
    if (!at) return [];
    const day = dayOf(portal, at);
    const birthDate = children.get(childId)?.birthDate;
    return {
      ...{ kind: 'declined', day, area: areaOf(facilityId), age: ageBandOf(birthDate ? ageInMonths(birthDate, day) : undefined) },
      ...{ care: request.form, part: partOfRequest(request), times: 1 },
    } as const;
  });
}
