import { Link } from '@payloadcms/ui';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type BookingSpeech, instantWords, whenWords } from '#cms/words/booking-words.ts';
import { formatAge, formatHalfHours, formatMoney } from '#cms/words/format.ts';
import { replyMinutes } from '#domain/booking/reply.ts';
import { medianReply, type RequestRule } from '#domain/places/on-request.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { LOOKED_BACK_MINUTES } from '../request/usual-reply.ts';
import { keptUntil, waitingRequests } from '../request/waiting-requests.ts';
import { readFamilyNames } from './family-names.ts';
import { RequestForm } from './RequestForm.tsx';

interface Props {
  portal: Portal;
  facilityId: string;
  user: StaffUser;
  speech: BookingSpeech;
}

/** Bookings that wait for the centre's yes, the most urgent first, each answered where it stands. */
export async function Requests({ portal, facilityId, user, speech }: Props) {
  const { t, lang } = speech;
  const now = portal.now();
  const asked = await waitingRequests(portal, facilityId);
  if (!asked) return null;
  const { waiting, rule } = asked;
  const named = [];
  for (const booking of waiting) {
    const { child } = await readFamilyNames(portal, booking, user.id);
    const { birthDate } = await portal.children.get(booking.childId);
    const together = waiting.filter(({ order }) => order !== undefined && order === booking.order).length;
    named.push({ booking, child, age: formatAge(ageInMonths(birthDate, booking.from), lang), together });
  }
  const replies = (await portal.bookings.repliesOf([facilityId], plusMinutes(now, -LOOKED_BACK_MINUTES))).get(facilityId) ?? [];
  const minutes = replies.flatMap((actions) => replyMinutes(actions) ?? []);
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{t('request.title')}</h2>
      <p className="jt-answer">{waiting.length > 0 ? t('request.home', { count: waiting.length }) : t('request.none')}</p>
      {waiting.length > 0 ? <p className="jt-dim">{t('request.intro')}</p> : null}
      {named.map((one) => (
        <Request key={one.booking.id} {...one} {...{ rule, now, speech }} className={classNameOf(portal, one.booking, speech)} />
      ))}
      {rule ? <Rule rule={rule} minutes={minutes} speech={speech} /> : null}
    </section>
  );
}

function Rule({ rule, minutes, speech: { t, lang } }: { rule: RequestRule; minutes: number[]; speech: BookingSpeech }) {
  const median = medianReply(minutes, rule.fewest);
  return (
    <p className="jt-dim">
      {t('request.rule', { hours: rule.payHours })}{' '}
      {median === undefined
        ? t('request.usualFew', { fewest: rule.fewest, count: minutes.length })
        : t('request.usualOwn', { count: minutes.length, time: formatHalfHours(median, lang) })}
    </p>
  );
}

const classNameOf = ({ supplies }: Portal, { facilityId, classId }: BookingRecord, { lang }: BookingSpeech) =>
  supplies.get(facilityId)?.classes.find(({ id }) => id === classId)?.name[lang] ?? '';

interface RequestProps {
  booking: BookingRecord;
  child: string;
  age: string;
  /** As many are asked for together, this one among them. */
  together: number;
  className: string;
  rule?: RequestRule;
  now: string;
  speech: BookingSpeech;
}

function Request({ booking, child, age, together, className, rule, now, speech }: RequestProps) {
  const { t, lang, currency } = speech;
  const kept = instantWords(speech, keptUntil(booking, { now, rule }));
  return (
    <section className="jt-form" aria-label={child}>
      <h3>
        {child} <Link href={`/admin/collections/bookings/${booking.id}`}>{booking.number}</Link>
      </h3>
      <p>
        <b className="nb">{t('request.until', { until: instantWords(speech, booking.holdUntil ?? now) })}</b>
      </p>
      <p>
        {[age, t(`care.${booking.form}`), className, ...whenWords(speech, booking)].filter(Boolean).join(' · ')} ·{' '}
        <span className="nb">{formatMoney(booking.total, { currency, lang })}</span>
      </p>
      {together > 1 ? <p>{t('request.together', { count: together })}</p> : null}
      <RequestForm
        hidden={{ booking: booking.id, lang }}
        child={child}
        words={{
          accept: t('request.accept'),
          acceptThen: t('request.acceptThen', { until: kept }),
          why: t('request.why'),
          decline: t('request.decline'),
          declineThen: t('request.declineThen'),
        }}
      />
    </section>
  );
}
