import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';

/** The day that an address asks for by `name`, else today. */
export const dayAsked = (
  { searchParams }: Pick<AdminViewServerProps, 'searchParams'>,
  { name, today }: { name: string; today: CivilDate },
): CivilDate => {
  const asked = String(searchParams?.[name] ?? '');
  return isCivilDate(asked) ? asked : today;
};

/** A day or week to look at: the one before, the one after, or any other. */
export function DateBar({
  path,
  name,
  value,
  before,
  after,
  words,
  children,
}: {
  path: string;
  name: string;
  value: string;
  before: string;
  after: string;
  words: { before: string; after: string; label: string; show: string };
  children?: ReactNode;
}) {
  return (
    <div className="jt-bar">
      <Link className="jt-button quiet" href={`${path}?${name}=${before}`}>
        {words.before}
      </Link>
      <Link className="jt-button quiet" href={`${path}?${name}=${after}`}>
        {words.after}
      </Link>
      <form className="jt-bar" method="get">
        <label>
          {words.label}
          <input key={value} type="date" name={name} defaultValue={value} />
        </label>
        <button type="submit" className="quiet">
          {words.show}
        </button>
      </form>
      {children}
    </div>
  );
}
