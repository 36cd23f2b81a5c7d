import { randomUUID } from 'node:crypto';
import { notSignedIn, type Problem } from '#cms/core/problem.ts';
import { askOtherDays, askVisit, callOffVisit, MOST_WISH, type SaidVisit, visitedDays } from '#cms/guidance/visits/ask-visit.ts';
import { stationOf } from '#cms/guidance/visits/station.ts';
import type { Area } from '#cms/records/areas.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import type { Clinic } from '#cms/records/visit-rules.ts';
import { entitlement, HALF_DAYS, isOpen, type VisitRule, type WishedTime } from '#domain/guidance/home-visit.ts';
import { addDays, type CivilDate, inForceOn } from '#domain/time/civil-date.ts';
import { workdaysFrom } from '#domain/time/workdays.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Working days of so many days ahead are shown to choose from. */
const SHOWN_DAYS = 14;

export interface VisitsView {
  rule?: VisitRule;
  said: SaidVisit;
  districts: { name: string; townships: Area[] }[];
  days: { date: CivilDate; halves: WishedTime[] }[];
  own: { visit: HomeVisit; station?: Clinic }[];
  entitled?: ReturnType<typeof entitlement>;
  mayAsk: boolean;
  problem?: Problem;
  done?: 'sent' | 'changed' | 'calledOff';
}

const text = (form: FormData | undefined, name: string, most: number) => String(form?.get(name) ?? '').slice(0, most + 1);

/** What the page about home visits shows, after doing what its form asked for. */
export async function visitsView(
  { portal, lang, today, timeZone }: PageContext,
  { form, guardian }: { form?: FormData; guardian?: Guardian },
): Promise<VisitsView> {
  const rule = inForceOn(await portal.visitRules.list(), today);
  const said: SaidVisit = {
    formKey: text(form, 'formKey', 40) || randomUUID(),
    bornOn: text(form, 'bornOn', 10),
    township: text(form, 'township', 12),
    address: text(form, 'address', 200),
    wish: text(form, 'wish', MOST_WISH),
    wished: form?.getAll('wished').map(String) ?? [],
    consent: form?.get('consent') === 'on',
  };
  const sent = form && guardian ? await act(portal, { form, said, guardianId: guardian.id, lang }) : {};
  const acted = form && !guardian ? { problem: notSignedIn() } : sent;
  const visits = guardian ? await portal.homeVisits.ofFamily(guardian.id) : [];
  const own: VisitsView['own'] = [];
  for (const visit of visits) own.push({ visit, station: await stationOf(portal, visit.townshipCode) });
  const entitled = rule && guardian ? entitlement(rule, visitedDays(visits, timeZone), today) : undefined;
  return {
    ...{ rule, said, own, entitled },
    districts: await districtsOf(portal, lang),
    days: workdaysFrom(addDays(today, 1), addDays(today, SHOWN_DAYS), portal.special()).map((date) => ({
      date,
      halves: HALF_DAYS.map((half) => ({ date, half })),
    })),
    mayAsk: Boolean(rule && guardian && entitled?.left && !visits.some(isOpen)),
    ...acted,
  };
}

async function act(
  portal: PageContext['portal'],
  { form, said, guardianId, lang }: { form: FormData; said: SaidVisit; guardianId: string; lang: PageContext['lang'] },
): Promise<Pick<VisitsView, 'problem' | 'done'>> {
  const id = text(form, 'visit', 40);
  switch (form.get('action')) {
    case 'other-days': {
      const changed = await askOtherDays(portal, { guardianId, id, wished: form.getAll(`wished-${id}`).map(String) });
      return changed.ok ? { done: 'changed' } : { problem: changed };
    }
    case 'call-off': {
      const ended = await callOffVisit(portal, { guardianId, id });
      return ended.ok ? { done: 'calledOff' } : { problem: ended };
    }
    default: {
      const asked = await askVisit(portal, { ...said, guardianId, lang });
      return asked.ok ? { done: 'sent' } : { problem: asked };
    }
  }
}

export async function districtsOf({ areas }: PageContext['portal'], lang: PageContext['lang']): Promise<VisitsView['districts']> {
  const all = await areas.listOf(lang);
  return all
    .filter(({ level }) => level === 'district')
    .map(({ code, name }) => ({ name, townships: all.filter((one) => one.level === 'township' && one.parent === code) }));
}
