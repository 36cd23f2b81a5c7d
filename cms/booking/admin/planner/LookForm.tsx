import { Link } from '@payloadcms/ui';
import type { ReactNode } from 'react';
import type { Translator } from '#cms/words/index.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';

interface Props {
  t: Translator;
  monday: string;
  /** What is looked at, as the address names it. */
  of: Record<string, string>;
  children: ReactNode;
}

/** Another time or class to be looked at before anything is asked or changed; or back to the week. */
export function LookForm({ t, monday, of, children }: Props) {
  return (
    <form method="get" className="jt-bar">
      {Object.entries({ week: monday, ...of }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit" className="quiet">
        {t('planner.look')}
      </button>
      <Link href={`/admin/planner?week=${monday}`}>{t('planner.leave')}</Link>
    </form>
  );
}

export function DayField({ t, date }: Pick<Props, 't'> & { date: string }) {
  return (
    <label>
      {t('planner.day')} <input type="date" name="date" defaultValue={date} />
    </label>
  );
}

export function ClassField({ t, classes, id }: Pick<Props, 't'> & Pick<FacilitySupply, 'classes'> & { id: string }) {
  return (
    <label>
      {t('planner.group')}
      <select name="class" defaultValue={id}>
        {classes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name[t.lang]}
          </option>
        ))}
      </select>
    </label>
  );
}
