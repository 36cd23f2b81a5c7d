import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { answerDoctor, waitingRequests } from '#cms/guidance/doctors/answer-doctor.ts';
import { askDoctor, doctorsOf, type SaidDoctor, withdrawDoctor } from '#cms/guidance/doctors/ask-doctor.ts';
import { guidanceTasks } from '#cms/staff/home/guidance-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { afterDoctorStep, DOCTOR_STATES, isUnderWay } from '#domain/guidance/family-doctor.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const OWN = '321202001';
const NEXT = '321202002';
let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

let forms = 0;
async function ask(contact: string, over: Partial<SaidDoctor> = {}) {
  const { id: guardianId } = await findOrCreateGuardian(demo.portal, contact, 'zh');
  const [clinic] = await doctorsOf(demo.portal, over.township ?? OWN);
  const asked = await askDoctor(demo.portal, {
    ...{ formKey: `doctor-${String(forms++).padStart(16, '0')}`, township: OWN, clinic: clinic?.id ?? '' },
    ...{ address: '城东新村 3 幢 201', wish: '三口人', consent: true, guardianId },
    ...over,
  });
  return { guardianId, contact, asked, id: asked.ok ? asked.request.id : '' };
}
const find = async (id: string) => {
  const request = await demo.portal.doctorRequests.find(id);
  if (!request) throw new Error('gone');
  return request;
};
const told = async (contact: string) => {
  const where = { to: { equals: contact }, kind: { like: 'doctor_' } };
  return (await demo.portal.payload.find({ collection: 'messages', where })).docs.map(({ kind }) => kind).sort();
};
const answer = (id: string, step: 'accept' | 'refuse' | 'sign', text = '周三上午来，带身份证', user = staff.nurse) =>
  answerDoctor(demo.portal, { id, user, step, answer: text });

describe('a family that would like a family doctor', () => {
  it('asks a station that serves its address, with consent, one at a time', async () => {
    expect((await ask('13900004801', { consent: false })).asked).toMatchObject({ code: 'family_doctor.consent' });
    const [elsewhere] = await doctorsOf(demo.portal, NEXT);
    expect((await ask('13900004801', { clinic: elsewhere?.id ?? '' })).asked).toMatchObject({ code: 'family_doctor.clinic' });
    expect((await ask('13900004801', { address: '' })).asked).toMatchObject({ code: 'required', field: 'address' });
    expect((await ask('13900004801')).asked).toMatchObject({ ok: true, request: { state: 'asked' } });
    expect((await ask('13900004801')).asked).toMatchObject({ code: 'family_doctor.already' });
    const formKey = 'doctor-sent-twice-0001';
    const [one, two] = await Promise.all([ask('13900004802', { formKey }), ask('13900004802', { formKey })]);
    expect(one.id).toBe(two.id);
    expect((await ask('13900004803', { formKey })).asked).toMatchObject({ status: 404 });
  });

  it('is answered by its own station, which writes down that it looked, and told each time', async () => {
    const { id, contact, guardianId } = await ask('13900004810');
    const before = await waitingRequests(demo.portal, staff.nurse);
    expect(before.some(({ request }) => request.id === id)).toBe(true);
    expect(await waitingRequests(demo.portal, staff.admin)).toEqual([]);
    expect(await waitingRequests(demo.portal, { ...staff.nurse, territory: NEXT })).toEqual([]);
    const where = { subject: { equals: 'doctor-requests' } };
    expect((await demo.portal.payload.find({ collection: 'audit-log', where })).docs.length).toBeGreaterThan(0);
    expect(await answer(id, 'accept', '', staff.nurse)).toMatchObject({ field: 'answer' });
    expect(await answer(id, 'accept', 'x', { ...staff.nurse, territory: NEXT })).toMatchObject({ status: 404 });
    expect(await answer(id, 'sign')).toMatchObject({ code: 'family_doctor.over' });
    expect(await answer(id, 'accept')).toEqual({ ok: true });
    expect(await find(id)).toMatchObject({ state: 'accepted', answer: '周三上午来，带身份证' });
    expect(await answer(id, 'sign', '')).toEqual({ ok: true });
    expect(await find(id)).toMatchObject({ state: 'signed', answer: '周三上午来，带身份证' });
    expect(await told(contact)).toEqual(['doctor_accepted', 'doctor_signed']);
    expect(await withdrawDoctor(demo.portal, { guardianId, id })).toMatchObject({ code: 'family_doctor.over' });
  });

  it('takes it back, and what it told is forgotten then, when refused, and with its account', async () => {
    const { id, guardianId } = await ask('13900004820');
    const stranger = await ask('13900004821');
    expect(await withdrawDoctor(demo.portal, { guardianId: stranger.guardianId, id })).toMatchObject({ status: 404 });
    expect(await withdrawDoctor(demo.portal, { guardianId, id })).toEqual({ ok: true });
    expect(await withdrawDoctor(demo.portal, { guardianId, id })).toEqual({ ok: true });
    expect(await find(id)).toMatchObject({ state: 'withdrawn', address: '', wish: '' });
    expect(await answer(id, 'accept')).toMatchObject({ code: 'family_doctor.over' });
    const refused = await ask('13900004822');
    await answer(refused.id, 'refuse', '满了，去凤城站');
    expect(await find(refused.id)).toMatchObject({ state: 'refused', address: '', answer: '满了，去凤城站' });
    expect(await eraseFamily(demo.portal, { id: stranger.guardianId, contact: stranger.contact })).toEqual({ ok: true });
    expect(await demo.portal.doctorRequests.find(stranger.id)).toBeUndefined();
    expect(await eraseFamily(demo.portal, { id: refused.guardianId, contact: refused.contact })).toEqual({ ok: true });
    expect(await find(refused.id)).toMatchObject({ guardianId: undefined, answer: '' });
  });
});

it('has until a day of the city’s rule to be answered, and is late after it; an answer ends the clock', async () => {
  const { id } = await ask('13900004840');
  const clock = async (now: string) => {
    demo.setNow(now);
    const found = (await waitingRequests(demo.portal, staff.nurse)).find(({ request }) => request.id === id);
    return found && { dueOn: found.dueOn, late: found.late };
  };
  // Five working days after a Monday.
  expect(await clock(TEST_NOW)).toEqual({ dueOn: '2026-11-30', late: false });
  expect(await clock('2026-11-30T12:00:00.000Z')).toEqual({ dueOn: '2026-11-30', late: false });
  expect(await clock('2026-12-01T01:00:00.000Z')).toEqual({ dueOn: '2026-11-30', late: true });
  const tasks = await guidanceTasks({ portal: demo.portal, user: staff.nurse, t: createTranslator('zh') }, 'zh');
  expect(tasks.find(({ href }) => href === '/admin/doctors')?.note).toMatch(/家过了答复期/);
  await answer(id, 'accept');
  expect(await clock('2026-12-01T01:00:00.000Z')).toEqual({ dueOn: undefined, late: false });
  demo.setNow(TEST_NOW);
});

it('the station hears that a request was taken back, once and without whose it was', async () => {
  const { id, guardianId, contact } = await ask('13900004841');
  for (let time = 0; time < 2; time++) await withdrawDoctor(demo.portal, { guardianId, id });
  const where = { to: { equals: staff.nurse.email }, kind: { equals: 'nurse_doctor' } };
  const { docs } = await demo.portal.payload.find({ collection: 'messages', where, sort: '-sentAt' });
  const ofIt = docs.filter(({ messageId }) => messageId.includes(id));
  expect(ofIt).toHaveLength(1);
  expect(JSON.stringify(ofIt)).not.toContain(contact);
});

it('a request that is signed, refused or taken back stays so', () => {
  for (const state of DOCTOR_STATES) {
    const next = (['accept', 'refuse', 'sign', 'withdraw'] as const).map((step) => afterDoctorStep(state, step));
    expect(next.some(Boolean)).toBe(isUnderWay({ state }));
  }
  expect(afterDoctorStep('asked', 'sign')).toBeUndefined();
});

it('who asks all day is asked to wait: each is work for a station', async () => {
  const contact = '13900004890';
  expect((await ask(contact)).asked).toMatchObject({ ok: true });
  for (let times = 1; times < 10; times++) expect((await ask(contact)).asked).toMatchObject({ code: 'family_doctor.already' });
  expect((await ask(contact)).asked).toMatchObject({ status: 429, code: 'too_many_requests' });
});
