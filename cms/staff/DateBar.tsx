import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { addDays, type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { Hidden } from './Outcome.tsx';

/** The day that an address asks for by `name`, else today. */
export const dayAsked = (
  { searchParams }: Pick<AdminViewServerProps, 'searchParams'>,
  { name, today }: { name: string; today: CivilDate },
): CivilDate => {
  const asked = String(searchParams?.[name] ?? '');
  return isCivilDate(asked) ? asked : today;
};

/** The month that an address asks for, else the present one: `2026-11`. */
export const monthAsked = ({ searchParams }: Pick<AdminViewServerProps, 'searchParams'>, today: CivilDate): string => {
  const asked = String(searchParams?.month ?? '');
  return isCivilDate(`${asked}-01`) ? asked : today.slice(0, 7);
};

/** A day, week or month to look at: the one before, the one after, or any other. */
export function DateBar({
  path,
  name,
  value,
  before,
  after,
  words,
  type = 'date',
  also = {},
  children,
}: {
  path: string;
  name: string;
  type?: 'date' | 'month';
  /** What else the address says. */
  also?: Readonly<Record<string, string>>;
  value: string;
  before: string;
  after: string;
  words: { before: string; after: string; label: string; show: string };
  children?: ReactNode;
}) {
  const at = (day: string) => `${path}?${new URLSearchParams({ ...also, [name]: day })}`;
  return (
    <div className="jt-bar">
      <Link className="jt-button quiet" href={at(before)}>
        {words.before}
      </Link>
      <Link className="jt-button quiet" href={at(after)}>
        {words.after}
      </Link>
      <form className="jt-bar" method="get">
        <Hidden values={also} />
        <label>
          {words.label}
          <input key={value} type={type} name={name} defaultValue={value} />
        </label>
        <button type="submit" className="quiet">
          {words.show}
        </button>
      </form>
      {children}
    </div>
  );
}

/** The head of a page about a week: which one it is, what the page says, and the way to others. */
export function WeekHead({
  path,
  title,
  note,
  monday,
  lang,
  t,
  children,
}: {
  path: string;
  title: string;
  note?: string;
  monday: CivilDate;
  lang: Lang;
  t: Translator;
  children?: ReactNode;
}) {
  const days = { value: monday, before: addDays(monday, -7), after: addDays(monday, 7) };
  const ways = { before: t('roster.weekBefore'), after: t('roster.weekAfter') };
  return (
    <>
      <h1>
        {title}{' '}
        <span className="nb">
          {formatDate(monday, { lang })}–{formatDate(addDays(monday, 6), { lang })}
        </span>
      </h1>
      {note ? <p className="jt-dim">{note}</p> : null}
      <DateBar path={path} name="week" {...days} words={{ ...ways, label: t('roster.week'), show: t('roster.show') }}>
        {children}
      </DateBar>
    </>
  );
}
