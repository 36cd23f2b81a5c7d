import type { AdminViewServerProps } from 'payload';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { wordsOf } from '#cms/words/index.ts';
import { ContactForm } from './ContactForm.tsx';

/** A family that has lost its phone gets another contact at the counter, once its document has been checked. */
export function ContactChange(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('counter.contactTitle')}
      content={async ({ lang }, t) => (
        <>
          <h1>{t('counter.contactTitle')}</h1>
          <p className="jt-dim">{t('counter.contactHint')}</p>
          <ContactForm lang={lang} words={wordsOf(lang, 'counter')} />
        </>
      )}
    />
  );
}
