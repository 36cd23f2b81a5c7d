'use client';

import { Field } from '#cms/staff/Field.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import { answerRequest, type RequestState } from './request-actions.ts';

interface Props {
  hidden: Record<string, string>;
  /** Whom the buttons are about: they are heard alone. */
  child: string;
  words: { accept: string; acceptThen: string; why: string; decline: string; declineThen: string };
}

/** Accepted with one press; declined with a reason. What follows from each stands beside its button. */
export function RequestForm({ hidden, child, words }: Props) {
  const accepting = useKeptForm<RequestState>(answerRequest, {});
  const declining = useKeptForm<RequestState>(answerRequest, {});
  const problem = accepting.state.problem ?? declining.state.problem;
  const sending = accepting.sending || declining.sending;
  const values = Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
  return (
    <>
      {problem && problem.field !== 'reason' ? (
        <p className="jt-note bad" role="alert">
          {problem.words}
        </p>
      ) : null}
      <form onSubmit={accepting.submit}>
        {values}
        <input type="hidden" name="what" value="accept" />
        <p className="jt-dim">{words.acceptThen}</p>
        <button type="submit" aria-label={`${words.accept} ${child}`} disabled={sending}>
          {words.accept}
        </button>
      </form>
      <form onSubmit={declining.submit}>
        {values}
        <input type="hidden" name="what" value="decline" />
        <p className="jt-dim">{words.declineThen}</p>
        <Field name="reason" label={words.why} wrong={declining.wrong('reason')} />
        <button type="submit" className="quiet" aria-label={`${words.decline} ${child}`} disabled={sending}>
          {words.decline}
        </button>
      </form>
    </>
  );
}
