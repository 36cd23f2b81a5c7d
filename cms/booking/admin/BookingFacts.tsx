import type { UIFieldServerProps } from 'payload';
import type { ReactNode } from 'react';
import { hasRole } from '#cms/access/roles.ts';
import { ContractPapers } from '#cms/contracts/admin/ContractPapers.tsx';
import { SetTitle } from '#cms/fields/admin/SetTitle.tsx';
import { changesAhead } from '#cms/places/roster.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { toBooking } from '#cms/records/booking.ts';
import type { Booking } from '#cms/records/payload-types.ts';
import { actionWords, changeAheadWords, instantWords, lineQuantity, paidBetween, whenWords } from '#cms/words/booking-words.ts';
import { formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { CentreCalls } from './CentreCalls.tsx';
import { readFamilyNames } from './family-names.ts';

/** A booking as a centre's people need it: who, when, what it costs, and what has happened. */
export async function BookingFacts({ data, i18n, user }: UIFieldServerProps) {
  if (!data?.number) return null;
  const portal = await getPortal();
  const lang: Lang = langOf(i18n.language);
  const t = createTranslator(lang);
  const booking = toBooking(data as Booking);
  const context = { t, lang, currency: portal.city.currency, timeZone: portal.city.timeZone };
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  const names = await readFamilyNames(portal, booking, user.id);
  const classes = portal.supplies.get(booking.facilityId)?.classes ?? [];
  const group = classes.find(({ id }) => id === booking.classId);
  const ahead = (await changesAhead(portal, [booking])).get(booking.id);
  const className = classes.find(({ id }) => id === ahead?.classId)?.name[lang] ?? '';
  const papers = await portal.contracts.versionsOf(booking.id);
  const facts: [string, ReactNode][] = [
    [t('staff.status'), t(`account.status_${booking.status}`)],
    [t('staff.when'), [t(`care.${booking.form}`), ...whenWords(context, booking)].join(' · ')],
    [t('staff.class'), group?.name[lang]],
    [t('change.aheadFact'), ahead && changeAheadWords({ t, lang }, { ...ahead, className })],
    [t('staff.child'), names.child],
    [t('staff.sameChild'), names.alike && t('staff.sameChildAsk')],
    [t('staff.guardian'), names.guardian],
    [
      t('staff.pickups'),
      names.pickups
        .map(({ name, relation, phone }) => `${t('format.noted', { name, note: relation })} ${phone}`)
        .join(t('common.sentence')),
    ],
    [
      t('staff.heldUntil'),
      ['requested', 'held', 'signed'].includes(booking.status) ? instantWords(context, booking.holdUntil ?? '') : '',
    ],
    [t('staff.paidBetween'), paidBetween({ t, lang }, booking)],
  ];
  return (
    <div className="jt jt-inline">
      <SetTitle words={[names.childName, t(`care.${booking.form}`), ...whenWords(context, booking)].filter(Boolean).join(' ')} />
      <Facts facts={facts} />
      {hasRole(user, 'head') ? <CentreCalls booking={booking} t={t} /> : null}
      <h2>{t('staff.money')}</h2>
      <table>
        <tbody>
          {booking.lines.map((line) => (
            <tr key={JSON.stringify(line)}>
              <td>
                {t(`care.kind_${line.kind}`)} {line.period ? `${line.period.from}–${line.period.to}` : line.occasion?.date}
              </td>
              <td>{lineQuantity(context, line)}</td>
              <td className="num">{money(line.amount)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={2}>
              {t('staff.total')}
            </th>
            <td className="num">
              <strong>{money(booking.total)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <ContractPapers papers={papers} t={t} user={user} />
      <h2>{t('staff.history')}</h2>
      <Facts facts={booking.actions.map((action) => [instantWords(context, action.at), actionWords(context, action)])} />
      <p className="jt-dim">{t('staff.logged')}</p>
    </div>
  );
}

function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="jt-facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen in one minute, and the list never changes
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
