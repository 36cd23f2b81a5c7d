'use client';

import { Field } from '#cms/staff/Field.tsx';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import type { Messages } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { changeReceipt, type ReceiptState } from './receipt-actions.ts';

interface Props {
  receiptId: string;
  invoice?: string;
  lang: Lang;
  words: Messages['receipts'];
}

/** What can be done with a receipt: its invoice noted, or itself taken back with the reason. */
export function ReceiptForms({ receiptId, invoice, lang, words }: Props) {
  const { state, sending, submit, wrong } = useKeptForm<ReceiptState>(changeReceipt, {});
  const hidden = (what: string) => <Hidden values={{ lang, receipt: receiptId, what }} />;
  return (
    <Outcome state={state} notDone={words.notDone}>
      {invoice ? <p>{`${words.invoice} ${invoice}`}</p> : null}
      <details open={wrong('invoice') !== undefined}>
        <summary>{invoice ? words.invoiceChange : words.invoiceEnter}</summary>
        <form className="jt-form" onSubmit={submit} autoComplete="off">
          {hidden('invoice')}
          <Field of={receiptId} name="invoice" label={words.invoice} wrong={wrong('invoice')} defaultValue={invoice} />
          <button type="submit" disabled={sending}>
            {sending ? words.sending : words.invoiceSave}
          </button>
        </form>
      </details>
      <details open={wrong('reason') !== undefined}>
        <summary>{words.void}</summary>
        <form className="jt-form" onSubmit={submit} autoComplete="off">
          {hidden('void')}
          <p className="jt-dim">{words.voidNote}</p>
          <Field of={receiptId} name="reason" label={words.reason} wrong={wrong('reason')} />
          <button type="submit" className="quiet" disabled={sending}>
            {sending ? words.sending : words.voidDo}
          </button>
        </form>
      </details>
    </Outcome>
  );
}
