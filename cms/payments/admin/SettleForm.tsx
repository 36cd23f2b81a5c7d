'use client';

import { Field } from '#cms/staff/Field.tsx';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import type { Messages } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type SettleState, settleWaiting } from './settle-actions.ts';

interface Props {
  refundId: string;
  lang: Lang;
  /** The latest day on which it can have been paid. */
  today: string;
  words: Messages['money'];
  /** Interest is paid apart, and cannot go back the way the money came. */
  apart?: boolean;
}

/** Two ways on with a refund that failed: once more as it came, or by hand, with the proof. */
export function SettleForm({ refundId, lang, today, words, apart }: Props) {
  const { state, sending, submit, wrong } = useKeptForm<SettleState>(settleWaiting, {});
  const hidden = <Hidden values={{ lang, refund: refundId }} />;
  return (
    <Outcome state={state} notDone={words.notDone}>
      <form className="jt-form" onSubmit={submit} autoComplete="off">
        {hidden}
        <fieldset>
          <legend>{words.byHand}</legend>
          <Field of={refundId} name="how" label={words.how} wrong={wrong('how')} />
          <Field of={refundId} name="proof" label={words.proof} wrong={wrong('proof')} />
          <Field of={refundId} name="on" type="date" label={words.on} max={today} defaultValue={today} wrong={wrong('on')} />
        </fieldset>
        <button type="submit" disabled={sending}>
          {sending ? words.sending : words.record}
        </button>
      </form>
      {apart ? null : (
        <form className="jt-form" onSubmit={submit}>
          {hidden}
          <input type="hidden" name="again" value="yes" />
          <button type="submit" className="quiet" disabled={sending}>
            {sending ? words.sending : words.again}
          </button>
        </form>
      )}
    </Outcome>
  );
}
