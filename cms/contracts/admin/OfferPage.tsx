import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { type Offered, offersOf, toDeclare } from '#cms/records/offers.ts';
import { words } from '#cms/records/words.ts';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { type Translator, wordsOf } from '#cms/words/index.ts';
import { unitWords } from '#cms/words/price-words.ts';
import type { Lang } from '#domain/language/lang.ts';
import { seenOffer } from '../offer-signature.ts';
import { withBlanks } from '../preview-clauses.ts';
import { ClauseSections } from './ClauseSections.tsx';
import { OfferForm } from './OfferForm.tsx';

/** The head declares once which contracts are concluded in the centre's name: these texts, at these prices. */
export function OfferPage(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('offer.title')}
      content={async ({ portal, user, lang, facilityId }, t) => {
        if (!hasRole(user, 'head')) return <p>{t('staff.noCentre')}</p>;
        const { currency, timeZone } = portal.city;
        const offers = await offersOf(portal, facilityId);
        const money = (fen: number) => formatMoney(fen, { currency, lang });
        const classes = new Map((await portal.classes.listOf(facilityId)).map(({ id, name }) => [id, words(name)]));
        const [last] = await portal.offerSignatures.listOf(facilityId);
        return (
          <>
            <h1>{t('offer.title')}</h1>
            <p>{t('offer.intro')}</p>
            {last ? (
              <p className="jt-dim">{t('offer.last', { by: last.by, at: instantWords({ lang, timeZone }, last.at) })}</p>
            ) : null}
            {offers.length === 0 ? <p className="jt-note">{t('offer.nothing')}</p> : null}
            {offers.map((offer) => (
              <section key={offer.template.code} aria-label={offer.template.title[lang]}>
                <h2>{offer.template.title[lang]}</h2>
                <p className="jt-dim">
                  {t('offer.text', { code: offer.template.code, version: offer.template.version })} ·{' '}
                  {standingWords(t, lang, offer)}
                </p>
                <ul>
                  {offer.prices.map((price) => (
                    <li key={price.id}>
                      {t(`care.kind_${price.kind}`)}
                      {price.classId ? ` · ${classes.get(price.classId)?.[lang] ?? ''}` : ''} {money(price.amount)} /{' '}
                      {unitWords(t, price)} · {t('offer.since', { date: formatDate(price.startsOn, { lang, year: true }) })}
                    </li>
                  ))}
                </ul>
                <OfferText template={offer.template} lang={lang} label={t('offer.read')} />
              </section>
            ))}
            {toDeclare(offers).length > 0 ? (
              <OfferForm lang={lang} words={wordsOf(lang, 'offer')} notDone={t('money.notDone')} seen={seenOffer(offers)} />
            ) : offers.length > 0 ? (
              <p className="jt-note">{t('offer.all')}</p>
            ) : null}
          </>
        );
      }}
    />
  );
}

/** The text that is declared, as it stands, with its blanks. */
function OfferText({ template, lang, label }: { template: Offered['template']; lang: Lang; label: string }) {
  return (
    <details className="jt-row-more">
      <summary>{label}</summary>
      <div className="jt-clauses">
        <ClauseSections sections={withBlanks(template.clauses, lang).sections} level="h3" />
      </div>
    </details>
  );
}

function standingWords(t: Translator, lang: Lang, { standing }: Offered): string {
  const day = (date: string) => formatDate(date, { lang, year: true });
  if (standing.is === 'carried') return t('offer.is_carried', { until: day(standing.until) });
  if (standing.is === 'not_asked_yet') return standing.from ? t('offer.is_not_asked_yet', { from: day(standing.from) }) : '';
  return standing.is === 'signed' ? t('offer.is_signed') : t('offer.is_not_signed');
}
