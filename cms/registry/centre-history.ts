import type { CredentialEvent, Facility } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import { stopEvents } from '#domain/places/stops.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

export interface HistoryLine {
  on: CivilDate;
  what: InEveryLanguage;
}

/**
 * What has become of a centre's credential, and from when to when it took no child, the newest first. What is known ahead
 * stands in it too.
 */
export function centreHistory({ stops }: Pick<Facility, 'stops'>, events: readonly CredentialEvent[]): HistoryLine[] {
  const noted = events.map(({ on, what }) => ({ on, what: words(what) }));
  const stopped = stopEvents(stops ?? []).map(({ on, what, stop }) => {
    const reason = words(stop.reason);
    const line = inEveryLanguage((lang) => {
      const t = createTranslator(lang);
      if (what === 'reinstated') return t('centre.reinstated');
      const cause = t(`centre.stop_${stop.cause}`);
      return reason[lang] ? t('centre.stopWhy', { cause, reason: reason[lang] }) : cause;
    });
    return { on, what: line };
  });
  return [...noted, ...stopped].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
