import { formatAge, formatClock } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { AtDoor } from './check-in.ts';

/** Who a family at the door is: what it is called, and how many children come of what age. */
export function aboutFamily(t: Translator, { called, heads, ages }: Pick<AtDoor, 'called' | 'heads' | 'ages'>) {
  const said = ages.map((months) => formatAge(months, t.lang)).join(t('activity.doorAges'));
  return {
    family: called ?? t('activity.doorNobody'),
    about: said ? t('activity.doorChildren', { count: heads, ages: said }) : t('activity.doorChildrenGone', { count: heads }),
  };
}

/** That a family was checked in by its code, now or before. */
export function checkedInWords(t: Translator, { family, again }: { family: AtDoor; again: boolean }, timeZone: string): string {
  const time = family.cameAt ? formatClock(toLocal(family.cameAt, timeZone).minute) : '';
  return t(again ? 'activity.doorAgain' : 'activity.doorByCode', { ...aboutFamily(t, family), time });
}
