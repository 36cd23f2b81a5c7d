import type { DefaultServerCellComponentProps } from 'payload';
import type { PaymentStatus } from '#cms/ports/payment/port.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

/** How far a payment is, in words. */
export function StatusCell({ cellData, i18n }: DefaultServerCellComponentProps) {
  return <span>{createTranslator(langOf(i18n.language))(`money.payment_${cellData as PaymentStatus}`)}</span>;
}
