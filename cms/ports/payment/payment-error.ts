/**
 * `unavailable`: the provider did not answer, try again later. `conflict`: a reference or key was used
 * before for something else. `expired`: the hold is already over. `unknown_checkout`: no such checkout.
 * `refused`: the provider will not do it.
 */
export type PaymentErrorCode = 'unavailable' | 'conflict' | 'expired' | 'unknown_checkout' | 'refused';

export class PaymentError extends Error {
  readonly code: PaymentErrorCode;

  constructor(code: PaymentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PaymentError';
    this.code = code;
  }
}
