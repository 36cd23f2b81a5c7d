import { Field } from './Field.tsx';

/** What a form says with the press that has a code sent once more. */
export const SEND_AGAIN = 'again';

/** The one-time code that was sent. */
export const CodeField = ({ of, label, wrong }: { of?: string; label: string; wrong?: string }) => (
  <Field name="code" of={of} label={label} wrong={wrong}>
    <input name="code" required maxLength={6} inputMode="numeric" autoComplete="one-time-code" />
  </Field>
);

interface Again {
  words: { sendAgain: string; sentAgain: string };
  /** One was. */
  sent: boolean;
  sending: boolean;
}

/**
 * A way to have the code sent again: what was typed stays, and what is left out is not asked for by that. It stands after the
 * form's own button, which is the one that Enter presses.
 */
export const SendAgain = ({ words, sent, sending }: Again) => (
  <div className="jt-again">
    <button className="quiet" type="submit" name={SEND_AGAIN} value="1" formNoValidate disabled={sending}>
      {words.sendAgain}
    </button>
    {sent ? <p role="status">{words.sentAgain}</p> : null}
  </div>
);
