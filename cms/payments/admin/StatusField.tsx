import type { TextFieldServerComponent } from 'payload';
import { Told } from '#cms/fields/admin/Told.tsx';
import type { PaymentStatus } from '#cms/ports/payment/port.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

/** How far a payment is, in words, in its form. */
export const StatusField: TextFieldServerComponent = ({ data, field, i18n }) => {
  const status = data?.[field.name] as PaymentStatus | undefined;
  if (!status) return null;
  return (
    <Told field={field} i18n={i18n}>
      {createTranslator(langOf(i18n.language))(`money.payment_${status}`)}
    </Told>
  );
};
