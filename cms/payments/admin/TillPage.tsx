import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { words } from '#cms/records/words.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { currencyName, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { CENTRE_METHODS, countCash, shouldBeBooked, tillSums } from '#domain/money/at-centre.ts';
import { type CounterView, counterOf, counterView } from '../counter-till.ts';
import { TillForm } from './TillForm.tsx';

interface Shown {
  view: CounterView;
  session: StaffSession;
  t: Translator;
}

/**
 * A centre's counter: who is to come and pay, what is to be handed back, and the day's closing. An administrator sees of any
 * what was taken and not recorded, and records it.
 */
export function TillPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('till.title')}
      content={async (session, t) => {
        const { portal, user, lang } = session;
        const facilityId = counterOf(user);
        if (!facilityId) {
          const centre = String(view.searchParams?.centre ?? '');
          const [place] = centre && hasRole(user, 'administrator') ? await portal.facilities.findAll([centre]) : [];
          if (!place) return <p>{t('till.none')}</p>;
          const shown = { view: await counterView(portal, place.id), session, t };
          return (
            <>
              <h1>{words(place.name)[lang]}</h1>
              <Missing {...shown} always />
              <InBooks {...shown} />
              <Closings {...shown} />
            </>
          );
        }
        const shown = { view: await counterView(portal, facilityId), session, t };
        return (
          <>
            <h1>{t('till.answer', { count: shown.view.toPay.length })}</h1>
            <ToPay {...shown} />
            <Missing {...shown} />
            {shown.view.toHandBack.length > 0 ? <h2>{t('till.backCount', { count: shown.view.toHandBack.length })}</h2> : null}
            <ToHandBack {...shown} />
            <h2>{t('till.since')}</h2>
            <Since {...shown} />
            <InBooks {...shown} />
            <Closings {...shown} />
          </>
        );
      }}
    />
  );
}

const moneyOf =
  ({ lang, portal }: StaffSession) =>
  (amount: number) =>
    formatMoney(amount, { currency: portal.city.currency, lang });

function ToPay({ view: { toPay }, session, t }: Shown) {
  const money = moneyOf(session);
  const options = CENTRE_METHODS.map((value) => ({ value, words: t(`till.method_${value}`) }));
  return (
    <ul className="jt-waiting">
      {toPay.map(({ id, description, checkoutTotal }) => (
        <Take key={id} {...{ id, description, options, session, t }} button={t('till.take', { amount: money(checkoutTotal) })} />
      ))}
    </ul>
  );
}

interface Taken extends Pick<Shown, 'session' | 't'> {
  id: string;
  description?: string | null;
  options: { value: string; words: string }[];
  button: string;
}

/** One payment that somebody at the counter writes down: by which way, and its proof. */
const Take = ({ id, description, options, button, session, t }: Taken) => (
  <li className="jt-case">
    <h3>{description}</h3>
    <TillForm
      what="take"
      of={id}
      lang={session.lang}
      notDone={t('money.notDone')}
      button={button}
      methods={{ label: t('till.method'), options }}
      fields={[{ name: 'proof', label: t('till.proof'), hint: t('till.proofHint') }]}
    />
  </li>
);

/** What was taken, and is not written down at the counter. */
function Missing({ view: { missing }, session, t, always = false }: Shown & { always?: boolean }) {
  const money = moneyOf(session);
  if (missing.length === 0 && !always) return null;
  return (
    <>
      <h2>{t('till.missing', { count: missing.length })}</h2>
      {missing.length > 0 ? <p className="jt-note">{t('till.missingNote')}</p> : null}
      <ul className="jt-waiting">
        {missing.map(({ payment: { id, description, method: paidBy }, amount }) => {
          const method = CENTRE_METHODS.find((one) => one === paidBy) ?? 'cash';
          return (
            <Take
              key={id}
              {...{ id, description, session, t }}
              options={[{ value: method, words: t(`till.method_${method}`) }]}
              button={t('till.record', { amount: money(amount) })}
            />
          );
        })}
      </ul>
    </>
  );
}

/** Whether what was recorded here and the books' account of it say the same. */
function InBooks({ view: { books }, session, t }: Shown) {
  const money = moneyOf(session);
  const should = shouldBeBooked(books);
  const [booked, expected] = [money(books.booked), money(should)];
  if (books.booked !== should)
    return (
      <p className="jt-note bad" role="alert">
        {t('till.booksDiffer', { booked, expected })}
      </p>
    );
  return (
    <p className="jt-dim">
      {books.toHandBack > 0 ? t('till.booksLess', { booked, back: money(books.toHandBack) }) : t('till.booksAgree', { booked })}
    </p>
  );
}

function ToHandBack({ view: { toHandBack }, session, t }: Shown) {
  const money = moneyOf(session);
  return (
    <ul className="jt-waiting">
      {toHandBack.map(({ refund, payment, method }) => (
        <li key={refund.id} className="jt-case">
          <h3>{payment.description}</h3>
          <p className="jt-dim">{t('till.giveHow', { method: t(`till.method_${method}`) })}</p>
          <TillForm
            what="give"
            of={refund.id}
            lang={session.lang}
            notDone={t('money.notDone')}
            button={t('till.give', { amount: money(refund.amount - refund.covered) })}
            fields={method === 'cash' ? [] : [{ name: 'proof', label: t('till.proof'), hint: t('till.proofHint') }]}
          />
        </li>
      ))}
    </ul>
  );
}

function Since({ view: { entries }, session, t }: Shown) {
  const money = moneyOf(session);
  if (entries.length === 0) return <p>{t('till.noneSince')}</p>;
  const sums = tillSums(entries);
  return (
    <>
      <div className="jt-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('till.method')}</th>
              {[t('till.sumTaken'), t('till.sumGiven'), t('till.sumLeft')].map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sums.map(({ method, taken, given, left }) => (
              <tr key={method}>
                <th scope="row">{t(`till.method_${method}`)}</th>
                <td className="num">{money(taken)}</td>
                <td className="num">{money(given)}</td>
                <td className="num">{money(left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{t('till.close')}</h2>
      <p>{t('till.closeNote', { expected: money(countCash(sums, 0).expected) })}</p>
      <TillForm
        what="close"
        lang={session.lang}
        notDone={t('money.notDone')}
        button={t('till.doClose')}
        fields={[
          { name: 'counted', label: t('till.counted', { currency: currencyName(session.portal.city.currency, session.lang) }) },
          { name: 'reason', label: t('till.reason'), hint: t('till.reasonHint') },
        ]}
      />
    </>
  );
}

function Closings({ view: { closings }, session, t }: Shown) {
  const money = moneyOf(session);
  const { lang, portal } = session;
  if (closings.length === 0) return null;
  return (
    <>
      <h2>{t('till.closings')}</h2>
      <div className="jt-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('till.head_number')}</th>
              <th scope="col">{t('till.head_by')}</th>
              <th scope="col" className="num">
                {t('till.head_cash')}
              </th>
              <th scope="col" className="num">
                {t('till.head_counted')}
              </th>
              <th scope="col" className="num">
                {t('till.head_difference')}
              </th>
              <th scope="col">{t('till.head_reason')}</th>
              <th scope="col">{t('till.head_others')}</th>
            </tr>
          </thead>
          <tbody>
            {closings.map(({ number, closedBy, closedAt, sums, expected, counted, difference, reason }) => (
              <tr key={number}>
                <th scope="row" className="nb">
                  {number}
                </th>
                <td>
                  {closedBy}, {instantWords({ lang, timeZone: portal.city.timeZone }, closedAt)}
                </td>
                <td className="num">{money(expected)}</td>
                <td className="num">{money(counted)}</td>
                <td className="num">{money(difference)}</td>
                <td>{reason}</td>
                <td>
                  {sums
                    .filter(({ method, taken, given }) => method !== 'cash' && taken + given > 0)
                    .map(({ method, left }) => `${t(`till.method_${method}`)} ${money(left)}`)
                    .join(t('common.comma'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
