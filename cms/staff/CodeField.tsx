import { Field } from './Field.tsx';

/** What a form says with the press that has a code sent once more. */
export const SEND_AGAIN = 'again';

interface Props {
  /** Which form it is in, where a page has several. */
  of?: string;
  label: string;
  wrong?: string;
  /** Of the way to have another one sent. */
  again: string;
  /** Said once one was. */
  sentAgain?: string;
  sending: boolean;
}

/** The one-time code that was sent, and a way to have it sent again: what was typed stays, and what is left out is not asked for by that. */
export function CodeField({ of, label, wrong, again, sentAgain, sending }: Props) {
  return (
    <div className="jt-code">
      <Field name="code" of={of} label={label} wrong={wrong}>
        <input name="code" required maxLength={6} inputMode="numeric" autoComplete="one-time-code" />
      </Field>
      <button className="quiet" type="submit" name={SEND_AGAIN} value="1" formNoValidate disabled={sending}>
        {again}
      </button>
      {sentAgain ? <p role="status">{sentAgain}</p> : null}
    </div>
  );
}
