'use client';

import { useActionState } from 'react';
import { Field } from '#cms/staff/Field.tsx';
import { useKeptForm } from '#cms/staff/use-kept-form.ts';
import { changeStayEnd, type StayState, settleLate } from './stay-actions.ts';

interface StayWords {
  booking: string;
  child: string;
  lang: string;
  longer: { until: string; words: string }[];
}

/** A button for each later end, with its price. An earlier one is for the family to choose, which has paid for the time. */
export function StayForm({ booking, child, lang, longer }: StayWords) {
  const [state, change, sending] = useActionState<StayState, FormData>(changeStayEnd, {});
  return (
    <>
      {state.problem ? (
        <p className="jt-note bad" role="alert">
          {state.problem.words}
        </p>
      ) : null}
      <div className="jt-bar">
        {longer.map(({ until, words: said }) => (
          <form key={until} action={change}>
            <Hidden values={{ booking, lang, until }} />
            <button type="submit" className="quiet" aria-label={`${child} ${said}`} disabled={sending}>
              {said}
            </button>
          </form>
        ))}
      </div>
    </>
  );
}

interface LateWords {
  hidden: Record<string, string>;
  words: { charge: string; waive: string; reason: string };
}

/** Charged as it is shown, or waived with a reason. */
export function LateForm({ hidden, words }: LateWords) {
  const charging = useKeptForm<StayState>(settleLate, {});
  const waiving = useKeptForm<StayState>(settleLate, {});
  const problem = charging.state.problem ?? waiving.state.problem;
  const sending = charging.sending || waiving.sending;
  return (
    <>
      {problem && problem.field !== 'reason' ? (
        <p className="jt-note bad" role="alert">
          {problem.words}
        </p>
      ) : null}
      <form onSubmit={charging.submit}>
        <Hidden values={{ ...hidden, what: 'charge' }} />
        <button type="submit" disabled={sending}>
          {words.charge}
        </button>
      </form>
      <form onSubmit={waiving.submit}>
        <Hidden values={{ ...hidden, what: 'waive' }} />
        <Field name="reason" label={words.reason} wrong={waiving.wrong('reason')} />
        <button type="submit" className="quiet" disabled={sending}>
          {words.waive}
        </button>
      </form>
    </>
  );
}

function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
