import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar, monthAsked } from '#cms/staff/DateBar.tsx';
import { CsvLink, StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatDate, formatMoney, monthName } from '#cms/words/format.ts';
import { wordsOf } from '#cms/words/index.ts';
import { countedAmount } from '#domain/money/receipt.ts';
import { addMonths } from '#domain/time/civil-date.ts';
import { toInstant, toLocal } from '#domain/time/zoned-time.ts';
import { ReceiptForms } from './ReceiptForms.tsx';

const PATH = '/admin/receipts';

/** A centre's receipts of a month, by number: printed again, with their invoices, and taken back by one of their own. */
export function ReceiptsPage(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('receipts.title')}
      content={async ({ portal, facilityId, lang }, t) => {
        const { timeZone, currency } = portal.city;
        const month = monthAsked(view, todayOf(portal));
        const startOf = (date: string) => toInstant({ date, minute: 0 }, timeZone);
        const step = (by: number) => addMonths(`${month}-01`, by).slice(0, 7);
        const span = { from: startOf(`${month}-01`), to: startOf(`${step(1)}-01`) };
        const receipts = await portal.receipts.listIssued(facilityId, span);
        const money = (amount: number) => formatMoney(amount, { currency, lang });
        const dayOf = (at: string) => toLocal(at, timeZone).date;
        const [year = '', number = ''] = month.split('-');
        const live = receipts.filter(({ kind, voidedBy }) => kind !== 'void' && !voidedBy);
        const words = wordsOf(lang, 'receipts');
        const bar = { before: t('books.before'), after: t('books.after'), label: t('books.choose'), show: t('books.show') };
        const csv = [
          [words.number, t('books.when'), words.kind, words.amount, words.invoice, words.reason],
          ...receipts.map((one) => [
            one.number,
            dayOf(one.issuedAt),
            t(`receipts.kind_${one.kind}`),
            countedAmount(one) / 100,
            one.invoiceNumber,
            one.reason,
          ]),
        ];
        return (
          <>
            <h1>
              {t('receipts.title')}{' '}
              <span className="nb">{t('books.month', { year, month: monthName(Number(number), lang) })}</span>
            </h1>
            <p className="jt-answer">
              {t('receipts.answer', {
                count: live.length,
                open: live.filter(({ kind, lines, invoiceNumber }) => kind === 'payment' && lines.length > 0 && !invoiceNumber)
                  .length,
              })}
            </p>
            <DateBar path={PATH} name="month" type="month" value={month} before={step(-1)} after={step(1)} words={bar}>
              <CsvLink name={`receipts-${month}`} lines={csv} words={t('books.csv')} />
            </DateBar>
            <p className="jt-dim">{t('receipts.note')}</p>
            {receipts.map(({ id, number: own, kind, amount, issuedAt, invoiceNumber, voids, voidedBy, reason }) => (
              <section className="jt-case" key={id} aria-label={own}>
                <h3>
                  {t(`receipts.kind_${kind}`)} {money(countedAmount({ kind, amount }))}
                </h3>
                <p className="jt-dim">
                  <span className="nb">{own}</span> · {formatDate(dayOf(issuedAt), { lang, year: true })} ·{' '}
                  <a href={`/admin/api/receipts/${id}/pdf`} target="_blank" rel="noopener">
                    {t('receipts.print')}
                  </a>
                </p>
                {voids ? (
                  <p>{reason ? t('receipts.voids', { number: voids, reason }) : t('receipts.voidsCounted', { number: voids })}</p>
                ) : null}
                {voidedBy ? <p>{t('receipts.voidedBy', { number: voidedBy })}</p> : null}
                {kind === 'void' || voidedBy ? null : (
                  <ReceiptForms receiptId={id} invoice={invoiceNumber} lang={lang} words={words} />
                )}
              </section>
            ))}
          </>
        );
      }}
    />
  );
}
