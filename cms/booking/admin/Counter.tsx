import type { AdminViewServerProps } from 'payload';
import { takesAnyone } from '#cms/records/welcome.ts';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formsSold } from '#domain/offers/care-offer.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { CounterForm } from './CounterForm.tsx';
import { counterWords } from './held-words.ts';

/** Counter staff hold places for a family; the family signs and pays on its own phone. */
export function Counter(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('counter.title')}
      content={async ({ portal, facilityId, lang }, t) => {
        const today = toLocal(portal.now(), portal.city.timeZone).date;
        const supply = portal.supplies.get(facilityId);
        const centre = await portal.facilities.get(facilityId);
        return (
          <>
            <h1>{t('counter.title')}</h1>
            <p className="jt-dim">
              {t('counter.hint')} <a href="/admin/contact">{t('counter.contactLink')}</a>
            </p>
            <CounterForm
              lang={lang}
              today={today}
              tomorrow={addDays(today, 1)}
              forms={(supply ? formsSold(supply, today) : []).map((form) => [form, t(`care.${form}`)])}
              employeesOnly={takesAnyone(centre) === false}
              words={counterWords(lang)}
            />
          </>
        );
      }}
    />
  );
}
