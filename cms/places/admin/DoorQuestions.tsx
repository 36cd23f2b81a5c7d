import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatClock } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { type AskedTap, askedTaps } from '../door/settle-tap.ts';
import { whyAsked } from '../door/why-asked.ts';
import { DoorAnswer } from './DoorAnswer.tsx';

/** What was noted at a door without network and does not fit with what others noted: each is asked about, none merged. */
export async function DoorQuestions({ session, t }: { session: StaffSession & { facilityId: string }; t: Translator }) {
  const { portal, facilityId, user, lang } = session;
  const asked = await askedTaps(portal, { facilityId, reader: user.id });
  if (asked.length === 0) return null;
  const at = (instant: Instant) => formatClock(toLocal(instant, portal.city.timeZone).minute);
  const names = await portal.users.namesOf(asked.flatMap(({ tap, first }) => [tap.by, first?.by ?? '']));
  return (
    <section aria-labelledby="door-asked">
      <h2 id="door-asked">{t('offline.askedTitle')}</h2>
      {asked.map((one) => (
        <section key={one.tap.id} className="jt-form">
          <p>{one.first ? twiceWords(one, { t, at, names }) : keptWords(one, { t, at })}</p>
          <DoorAnswer
            hidden={{ tap: one.tap.id, lang }}
            choices={
              one.first
                ? [
                    { take: 'no', words: t('offline.keepFirst') },
                    { take: 'yes', words: t('offline.takeSecond') },
                  ]
                : [{ take: 'no', words: t('offline.noted') }]
            }
          />
        </section>
      ))}
    </section>
  );
}

interface Telling {
  t: Translator;
  at: (instant: Instant) => string;
}

function twiceWords({ tap, child, first }: AskedTap, { t, at, names }: Telling & { names: ReadonlyMap<string, string> }): string {
  const by = (id = '', who = '') => (names.has(id) ? t('format.noted', { name: who, note: names.get(id) ?? '' }) : who);
  return t('offline.twice', {
    child,
    first: first ? at(first.at) : '',
    who: by(first?.by, first?.collected?.name),
    second: at(tap.at),
    other: by(tap.by, tap.name),
  });
}

const keptWords = ({ tap, child }: AskedTap, { t, at }: Telling): string =>
  t('offline.kept', {
    child,
    at: at(tap.at),
    what: t(`offline.what_${tap.what}`),
    why: whyAsked(t, tap),
  });
