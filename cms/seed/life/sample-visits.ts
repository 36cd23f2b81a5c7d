import { saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { todayOf } from '#cms/core/clock.ts';
import { askVisit } from '#cms/guidance/visits/ask-visit.ts';
import { placeVisit, planVisit } from '#cms/guidance/visits/plan-visit.ts';
import { recordVisit } from '#cms/guidance/visits/record-visit.ts';
import { stationOf } from '#cms/guidance/visits/station.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import { ageInDays, HALF_DAYS, type HalfDay } from '#domain/guidance/home-visit.ts';
import { LANGS } from '#domain/language/lang.ts';
import { addDays } from '#domain/time/civil-date.ts';

interface Newborn {
  n: number;
  guardian: string;
  /** Days of age when it asked. */
  days: number;
  address: string;
  wish: string;
  /** When somebody comes; nobody has a day for it yet where there is none. */
  half?: HalfDay;
  /** What was said, where somebody has been there. */
  advice?: string;
  /** How far from the station, in degrees. */
  off: { lat: number; lng: number };
}

/** Families with a newborn in the township of the sample nurse. Made up, as their surnames' 示例 says. */
const NEWBORNS: readonly Newborn[] = [
  {
    ...{ n: 31, guardian: '何示例', days: 6, address: '示例新村 3 幢 201', wish: '黄疸退了没有' },
    ...{ half: 'morning', advice: '黄疸在退，多喂几次。脐带每天擦干，三天后再看。', off: { lat: 0.004, lng: 0.003 } },
  },
  {
    ...{ n: 32, guardian: '吕示例', days: 12, address: '示例花园 8 幢 502', wish: '一吃奶就睡着' },
    ...{ half: 'morning', off: { lat: 0.007, lng: -0.002 } },
  },
  {
    ...{ n: 33, guardian: '施示例', days: 25, address: '示例路 66 号', wish: '妈妈睡不好' },
    ...{ half: 'afternoon', off: { lat: -0.005, lng: 0.006 } },
  },
  { n: 34, guardian: '孔示例', days: 4, address: '示例小区 1 幢 101', wish: '想看看怎么洗澡', off: { lat: -0.003, lng: -0.006 } },
];

/**
 * Home visits of a demonstration, so that the sample nurse's desk has a day: one made, two on today's way, one that waits
 * for a day. By the verbs that families and nurses use; what people have done with one is left as it is.
 */
export async function addSampleVisits(portal: Portal): Promise<void> {
  const nurse = await portal.users.find('nurse@demo.example');
  if (!nurse?.territory) return;
  const today = todayOf(portal);
  const station = await stationOf(portal, nurse.territory);
  for (const newborn of NEWBORNS) {
    const visit = await visitOf(portal, newborn, nurse.territory);
    if (!visit) continue;
    const { half, advice, off } = newborn;
    const { id } = visit;
    if (!visit.point && station?.point) {
      const point = { lat: station.point.lat + off.lat, lng: station.point.lng + off.lng };
      await placeVisit(portal, { id, user: nurse, point });
    }
    const waits = visit.state === 'asked' || (visit.state === 'planned' && (visit.plannedOn ?? '') < today);
    if (!half || !waits) continue;
    const planned = await planVisit(portal, { id, day: today, half, nurseId: nurse.id, user: nurse });
    if (!planned.ok || !advice) continue;
    const points = await portal.visitRules.checksFor(ageInDays(visit.bornOn, today) ?? 0, today);
    await recordVisit(portal, { id, user: nurse, advice, results: new Map(points.map(({ code }) => [code, 'fine'])) });
  }
}

/** The family's visit, asked for if it never was. A contact that a person uses for a family of their own is left alone. */
async function visitOf(portal: Portal, newborn: Newborn, township: string): Promise<HomeVisit | undefined> {
  const { n, guardian: name, days, address, wish, half } = newborn;
  const guardian = await findOrCreateGuardian(portal, `138000001${n}`);
  if (guardian.name && guardian.name !== name) return undefined;
  const guardianId = guardian.id;
  if (!guardian.name) await saveGuardian(portal, { guardianId, name, relation: '妈妈', adult: true });
  const [known] = await portal.homeVisits.ofFamily(guardianId);
  if (known) return known.state === 'cancelled' ? undefined : known;
  const today = todayOf(portal);
  const wished = HALF_DAYS.filter((one) => !half || one === half).map((one) => `${addDays(today, 1)}.${one}`);
  const asked = await askVisit(portal, {
    ...{ formKey: `sample-visit-${String(n).padStart(4, '0')}`, bornOn: addDays(today, -days), township, address, wish, wished },
    ...{ consent: true, guardianId, lang: LANGS[0] },
  });
  return asked.ok ? asked.visit : undefined;
}
