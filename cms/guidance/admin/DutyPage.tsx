import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { CsvLink, StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { Translator } from '#cms/words/index.ts';
import { FEWEST_SAID } from '#domain/guidance/signup.ts';
import { type DutyRow, dutyFigures } from '../activities/duty.ts';

/** What was held against the yearly duty, by area, for whoever answers for one; as a table and as CSV. */
export function DutyPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('activity.dutyTitle')}
      content={async (session, t) => {
        const { user } = session;
        const counts =
          hasRole(user, 'administrator') || (hasRole(user, 'supervisor', 'author', 'reviewer', 'nurse') && user.territory);
        if (!counts) return <p>{t('activity.dutyNone')}</p>;
        return <Figures session={session} t={t} asked={Number(view.searchParams?.year)} />;
      }}
    />
  );
}

async function Figures({ session, t, asked }: { session: StaffSession; t: Translator; asked: number }) {
  const { portal, user, lang } = session;
  const thisYear = Number(todayOf(portal).slice(0, 4));
  const year = Number.isInteger(asked) && asked >= 2020 && asked <= thisYear ? asked : thisYear;
  const rows = await dutyFigures(portal, { year, user, lang });
  const districts = rows.filter(({ level }) => level === 'district');
  const met = districts.filter(({ held }) => held > 0).length;
  const heads = ['dutyArea', 'dutyHeld', 'dutyFree', 'dutySigned', 'dutyCame', 'dutyRating'] as const;
  const nameOf = ({ name, code }: DutyRow) => (code ? name : t('activity.dutyNoArea'));
  const lines = [
    heads.map((head) => t(`activity.${head}`)),
    ...rows.map((one) => [nameOf(one), one.held, one.free, one.signed, one.came, one.mean ?? '']),
  ];
  return (
    <>
      <h1>
        {t('activity.dutyTitle')} {t('activity.dutyYear', { year: String(year) })}
      </h1>
      {districts.length > 0 ? <p className="jt-answer">{t('activity.dutyAnswer', { total: districts.length, met })}</p> : null}
      <p className="jt-dim">
        {t('activity.dutyNote')} {t('activity.dutyCounted', { count: FEWEST_SAID })}
      </p>
      <p className="jt-apart">
        <CsvLink name={`activities-${year}`} lines={lines} words={t('activity.dutyDownload')} />{' '}
        <Link href={`/admin/duty?year=${year - 1}`}>{t('activity.dutyYear', { year: String(year - 1) })}</Link>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="jt-scroll jt-duty" tabIndex={0} aria-label={t('activity.dutyTitle')}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={head === 'dutyArea' ? undefined : 'num'}>
                  {t(`activity.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.code ?? 'none'}>
                <th scope="row">{one.level === 'district' ? <strong>{nameOf(one)}</strong> : nameOf(one)}</th>
                <td className="num">
                  {one.held}
                  {one.level === 'district' && one.held === 0 ? ` ${t('activity.dutyShort')}` : null}
                </td>
                <td className="num">{one.free}</td>
                <td className="num">{one.signed}</td>
                <td className="num">{one.came}</td>
                <td className="num">{one.mean ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
