import { describe, expect, it } from 'vitest';
import { counterWish } from '#cms/booking/admin/counter-wish.ts';
import { readCare } from '#cms/input/care-in-text.ts';

const address = (fields: Record<string, string>) => new URLSearchParams(fields);
const hours = { form: 'hourly', date: '2026-11-25', from: '09:00', to: '12:00' };
const family = { guardianName: '顾敏', relation: '妈妈', contact: '13800000001', childName: '安安', birthDate: '2026-03-02' };

describe('care in a form or an address', () => {
  it('is read by its kind', () => {
    const { form, date } = hours;
    expect(readCare(address(hours))).toEqual({ ok: true, request: { form, date, window: { from: 540, to: 720 } } });
    expect(readCare(address({ form: 'full_day', date, months: '2', meals: 'on' }))).toEqual({
      ok: true,
      request: { form: 'full_day', date, months: 2, meals: true },
    });
    expect(readCare(address({ form: 'half_day', date, part: 'afternoon', months: '', from: 'x' }))).toEqual({
      ok: true,
      request: { form: 'half_day', date, part: 'afternoon', months: 0, meals: false },
    });
  });

  it('has the weekdays of care by the month, as boxes of one name or as digits; of one half day none, and all five are none', () => {
    const read = (query: string) => readCare(new URLSearchParams(`date=${hours.date}&${query}`));
    const month = { form: 'full_day', date: hours.date, months: 1, meals: false };
    expect(read('form=full_day&weekdays=5&weekdays=1&weekdays=3')).toEqual({ ok: true, request: { ...month, weekdays: '135' } });
    expect(read('form=full_day&weekdays=24')).toEqual({ ok: true, request: { ...month, weekdays: '24' } });
    expect(read('form=full_day&weekdays=12345')).toEqual({ ok: true, request: month });
    const half = { form: 'half_day', date: hours.date, part: 'morning', meals: false };
    expect(read('form=half_day&months=1&weekdays=2')).toEqual({ ok: true, request: { ...half, months: 1, weekdays: '2' } });
    expect(read('form=half_day&months=0&weekdays=2')).toEqual({ ok: true, request: { ...half, months: 0 } });
  });

  it.each([
    ['a kind of care that there is not', { form: 'xyz' }, 'form_unknown', 'form'],
    ['no kind of care', { form: '' }, 'form_unknown', 'form'],
    ['a day that there is not', { date: '2026-02-30' }, 'date_invalid', 'date'],
    ['an hour that there is not', { from: '25:00' }, 'time_invalid', 'from'],
    ['no end', { to: '' }, 'time_invalid', 'to'],
    ['months that are no number', { months: 'two' }, 'number_invalid', 'months'],
    ['a part of the day that there is not', { part: 'night' }, 'invalid', 'part'],
  ])('refuses %s', (_, wrong, code, field) => {
    expect(readCare(address({ ...hours, ...wrong }))).toMatchObject({ ok: false, code, field });
  });
});

describe('the counter’s form', () => {
  const at = { slug: 'hailing-sample', staffId: 's' };

  it('asks as a family does', () => {
    const read = counterWish(address({ ...hours, ...family, hadSameService: 'on' }), at);
    expect(read).toMatchObject({
      ok: true,
      wish: { ...at, ...family, hadSameService: true, request: { form: 'hourly' }, pickups: [{ phone: family.contact }] },
    });
  });

  it.each([
    [{ form: 'xyz' }, 'form_unknown', 'form'],
    [{ guardianName: ' ' }, 'name_missing', 'guardianName'],
    [{ childName: '' }, 'name_missing', 'childName'],
    [{ birthDate: '' }, 'birth_date_invalid', 'birthDate'],
    [{ childName: 'a\u202eb' }, 'invalid', 'childName'],
  ])('refuses %j', (wrong, code, field) => {
    expect(counterWish(address({ ...hours, ...family, ...wrong }), at)).toMatchObject({ ok: false, code, field });
  });
});
