import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongs } from '#cms/core/problem.ts';
import { readBorn } from '#cms/guidance/growth/read-child.ts';
import { scheduleCalendar } from '#cms/guidance/schedule-calendar.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

const BORN = '2026-03-20';
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

async function eventsOf(over: Partial<Parameters<typeof scheduleCalendar>[1]> = {}) {
  const text = await scheduleCalendar(demo.portal, { birthDate: BORN, done: [], lang: 'zh', ...over });
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { text, events };
}

describe('a child’s schedule as a file', () => {
  it('has each thing on its day, and tells the birth date to nobody', async () => {
    const { text, events } = await eventsOf();
    expect(events.length).toBeGreaterThan(20);
    const check = events.find(({ uid }) => uid.startsWith('check-up-8.8.'));
    expect(check?.startDate.toString()).toBe('2026-11-20');
    expect(check?.startDate.isDate).toBe(true);
    const uids = events.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    expect(uids.join()).not.toMatch(/2026|0320/);
    expect(text).toContain('CLASS:PRIVATE');
  });

  it('keeps its entries when it is made again, leaves out what is done, and differs for another child', async () => {
    const first = (await eventsOf()).events.map(({ uid }) => uid);
    demo.setNow('2026-12-05T02:00:00Z');
    const again = (await eventsOf({ done: ['check-up-8.8'], lang: 'en' })).events.map(({ uid }) => uid);
    expect(again).toEqual(first.filter((uid) => !uid.startsWith('check-up-8.8.')));
    const other = (await eventsOf({ birthDate: '2026-03-21' })).events.map(({ uid }) => uid);
    expect(other.filter((uid) => first.includes(uid))).toEqual([]);
  });
});

describe('the schedule', () => {
  it('is the city’s own record, each entry with its source', async () => {
    const entries = await demo.portal.schedule.list();
    expect(entries).toHaveLength(demo.portal.city.calendar?.length ?? 0);
    for (const { code, source, months } of entries) {
      expect([source.zh, source.en].every(Boolean), code).toBe(true);
      expect(months.length, code).toBeGreaterThan(0);
    }
  });
});

it('a birth is read, or refused at its field', () => {
  expect(readBorn(demo.portal, { birthDate: BORN, weeks: '32' })).toMatchObject({ born: { birthDate: BORN, weeks: 32 } });
  const faults = (birthDate: string, weeks = '') => {
    const read = readBorn(demo.portal, { birthDate, weeks });
    return read.ok ? [] : wrongs(read).map(({ field }) => field);
  };
  expect(faults('')).toEqual(['birthDate']);
  expect(faults('2020-01-01')).toEqual(['birthDate']);
  expect(faults(BORN, '3.5')).toEqual(['weeks']);
});
