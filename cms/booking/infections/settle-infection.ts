import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import { sendOfChild, writeOfChild } from '#cms/places/infections/tell-families.ts';
import { takeAbsenceBack } from '#cms/places/note-absence.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { InfectionRecord } from '#cms/records/infections.ts';
import { attendanceOn } from '#domain/booking/booking-state.ts';
import { type InfectionNews, isAtHome, keptOutBy } from '#domain/booking/infection.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import type { NotingInfection } from './note-infection.ts';

interface Which {
  facilityId: string;
  id: string;
  staffId: string;
}

/** The head has seen a certificate that the child has recovered: who gave it, and of which day it is. No picture is kept. */
export async function noteProof(
  portal: NotingInfection,
  { facilityId, id, staffId, on, issuer }: Which & { on: CivilDate; issuer: string },
): Promise<Result<{ day: CivilDate }>> {
  const { audit, infections, work } = portal;
  const said = readSaid('issuer', typed(60), issuer);
  if (!said.ok) return said;
  if (!said.said) return unprocessable('infection_issuer', { field: 'issuer' });
  if (!isCivilDate(on)) return badRequest('date_invalid', { field: 'on' });
  const done = await work(async (unit): Promise<Result<{ infection: InfectionRecord }>> => {
    const infection = await infections.find(id, unit);
    if (infection?.facilityId !== facilityId) return notFound();
    if (infection.withdrawn) return conflict('infection_withdrawn');
    if (on < infection.onset || on > todayOf(portal)) return unprocessable('infection_proof_day', { field: 'on' });
    await infections.change(infection, { proof: { on, issuer: said.said, by: staffId } }, unit);
    const day = latest(infection.back, on);
    if (!infection.proof)
      await writeOfChild(
        portal,
        infection,
        newsBeside(await othersOf(portal, infection, unit), { news: 'may_return', day }),
        unit,
      );
    await audit.write({ actor: staffId, action: 'prove_recovery', subject: `infection:${id}` }, unit);
    return { ok: true, infection };
  });
  if (!done.ok) return done;
  await sendOfChild(portal, done.infection);
  return { ok: true, day: latest(done.infection.back, on) };
}

const latest = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? b : a);

/** What else keeps the child at home. */
const othersOf = async (
  { infections }: Pick<NotingInfection, 'infections'>,
  { id, child, facilityId }: InfectionRecord,
  unit: Unit,
): Promise<InfectionRecord[]> => (await infections.ofChildAt([child], facilityId, unit)).filter((one) => one.id !== id);

interface News {
  news: InfectionNews;
  day: CivilDate;
}

/** What a family hears when one illness no longer keeps its child at home from a day on: another may. */
function newsBeside(others: readonly InfectionRecord[], free: News): News {
  const still = keptOutBy(others, free.day);
  if (!still) return free;
  return { news: still.why === 'kept_out_until' ? 'kept_home' : 'kept_home_proof', day: still.back };
}

/** Days on which the child stays at home for another illness are that one's from now on: withdrawn too, it gives them back. */
async function leaveTo(
  { infections }: Pick<NotingInfection, 'infections'>,
  others: readonly InfectionRecord[],
  days: InfectionRecord['days'],
  unit: Unit,
): Promise<void> {
  const keeperOf = (date: CivilDate) => others.find((one) => isAtHome(keptOutBy([one], date)));
  for (const other of others) {
    const its = days.filter(({ date }) => keeperOf(date) === other);
    if (its.length > 0) await infections.change(other, { days: [...other.days, ...its] }, unit);
  }
}

/** It was noted by mistake: the days still to come that it was noted for are the child's again, where nobody has its place. */
export async function withdrawInfection(portal: NotingInfection, { facilityId, id, staffId }: Which): Promise<Result<object>> {
  const { audit, bookings, infections, now, work } = portal;
  const done = await work(async (unit): Promise<Result<{ infection: InfectionRecord; isNew: boolean }>> => {
    const infection = await infections.find(id, unit);
    if (infection?.facilityId !== facilityId) return notFound();
    if (infection.withdrawn) return { ok: true, infection, isNew: false };
    await infections.change(infection, { withdrawnAt: now() }, unit);
    const today = todayOf(portal);
    const by = { kind: 'staff', id: staffId } as const;
    const others = await othersOf(portal, infection, unit);
    const ahead = infection.days.filter(({ date }) => date >= today);
    await leaveTo(portal, others, ahead, unit);
    const open = ahead.filter(({ date }) => !isAtHome(keptOutBy(others, date)));
    for (const { booking, date } of open) {
      const stay = await bookings.get(booking, unit);
      if (stay.status === 'confirmed' && attendanceOn(stay.actions, date).absent)
        await takeAbsenceBack(portal, stay, { date, by, quiet: true }, unit);
    }
    const free = { news: 'kept_home_undone', day: today } as const;
    await writeOfChild(portal, infection, newsBeside(others, free), unit);
    await audit.write({ actor: staffId, action: 'withdraw_infection', subject: `infection:${id}` }, unit);
    return { ok: true, infection, isNew: true };
  });
  if (done.ok && done.isNew) await sendOfChild(portal, done.infection);
  return done;
}
