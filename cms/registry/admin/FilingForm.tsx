'use client';

import { Field } from '#cms/staff/Field.tsx';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import type { Messages } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { decideFiling, type FilingState } from './filing-actions.ts';

interface Props {
  changeId: string;
  /** The proposal that this page shows: a later one is not decided by it. */
  version: number;
  centre: string;
  /** More children are booked than there would be places. */
  booked: boolean;
  /** Otherwise the city alone could agree. */
  mayAgree: boolean;
  lang: Lang;
  words: Messages['filed'];
}

/** Agree to a change of filed facts, or refuse it and say why. */
export function FilingForm({ changeId, version, centre, booked, mayAgree, lang, words }: Props) {
  const { state, sending, submit, wrong } = useKeptForm<FilingState>(decideFiling, {});
  const hidden = <Hidden values={{ lang, change: changeId, version }} />;
  return (
    <Outcome state={state} notDone={words.notDone}>
      {mayAgree ? (
        <form className="jt-form" onSubmit={submit}>
          {hidden}
          <input type="hidden" name="yes" value="yes" />
          {booked ? (
            <label className="tick">
              <input type="checkbox" name="knowing" value="yes" required /> {words.knowing}
            </label>
          ) : null}
          <button type="submit" disabled={sending} aria-label={`${words.approve} ${centre}`}>
            {sending ? words.sending : words.approve}
          </button>
        </form>
      ) : null}
      <form className="jt-form" onSubmit={submit} autoComplete="off">
        {hidden}
        <Field of={changeId} name="reason" label={words.reason} wrong={wrong('reason')}>
          <textarea name="reason" rows={2} required maxLength={500} />
        </Field>
        <button type="submit" className="quiet" disabled={sending} aria-label={`${words.refuse} ${centre}`}>
          {sending ? words.sending : words.refuse}
        </button>
      </form>
    </Outcome>
  );
}
