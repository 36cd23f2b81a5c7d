import { z } from 'zod';
import { badRequest, type Result } from '#cms/core/problem.ts';
import { chosenWeekdays, MAX_PREPAID_MONTHS } from '#domain/care/care.ts';
import type { RefundCase } from '#domain/contract/refund-case.ts';
import { endedBy, LEAVING_REASONS, type LeavingReason } from '#domain/contract/refund-rules.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { readFields, type TextFields, ticked } from './text-fields.ts';
import { careForm, civilDate, numberInQuery, timeOfDay, yuan } from './values.ts';

/** Of times in which there are such rules; years before the first century are none that a clock knows. */
const day = civilDate.refine((date) => date >= '2000-01-01' && date < '2100-01-01', 'date_invalid');

/** What the calculator is asked: a case without names, in an address. */
const asked = z.object({
  form: careForm,
  months: numberInQuery(0, MAX_PREPAID_MONTHS),
  care: yuan,
  meals: yuan.optional(),
  list: yuan.optional(),
  start: day,
  from: timeOfDay.optional(),
  paid: day,
  asked: day,
  askedAt: timeOfDay.optional(),
  came: numberInQuery(0, 31).optional(),
  why: z.enum(LEAVING_REASONS),
  before: ticked,
  earnest: yuan.optional(),
  /** The rest is paid as well; the contract says that earnest money is not returned after the seven days. */
  restPaid: ticked,
  earnestKept: ticked,
  paidBack: day.optional(),
  /** The code of a rule that was agreed beside the usual ones, or that none was. */
  agreed: z.string().max(20).optional(),
});

/** Why a family leaves, as it has chosen from a list; none where it has named no reason. */
export const readReason = (source: TextFields | undefined): LeavingReason | undefined =>
  LEAVING_REASONS.find((why) => why !== 'own_choice' && why === source?.get('why'));

/** Of an agreement of which nothing was said: F11. */
export const NONE_AGREED = 'none';

export function readRefundCase(source: TextFields): Result<{ one: RefundCase; agreed?: string }> {
  const read = readFields(asked, source);
  if (!read.ok) return read;
  const { agreed, from, askedAt, meals = 0, earnest = 0, ...told } = read.fields;
  if (told.asked < told.paid) return badRequest('asked_before_paid', { field: 'asked' });
  const whole = (told.care + meals) * Math.max(1, told.months);
  if (earnest > whole) return badRequest('earnest_over_whole', { field: 'earnest' });
  const minute = (time: string | undefined) => (time === undefined ? undefined : parseTime(time));
  const times = { from: minute(from), askedAt: minute(askedAt) };
  const weekdays = chosenWeekdays((source.getAll?.('weekdays') ?? []).join('').replace(/[^1-5]/g, ''));
  const some = weekdays === undefined ? {} : { weekdays };
  const one: RefundCase = { ...told, ...some, meals, by: endedBy(told.why), ...times, ...(earnest > 0 ? { earnest } : {}) };
  return { ok: true, one, agreed };
}
