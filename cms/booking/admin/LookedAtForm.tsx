'use client';

import { useActionState } from 'react';
import { Countdown } from '#cms/staff/Countdown.tsx';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import { endContract, keepContract } from './end-care-actions.ts';
import { addDaysToBooking, takeDaysBack } from './give-days-actions.ts';
import { giveMore } from './refund-more-actions.ts';

const CALLS = { end: endContract, keep: keepContract, give: giveMore, add: addDaysToBooking, takeBack: takeDaysBack };

/** The one button that does what was looked at, or takes it back. */
export function LookedAtForm({
  call,
  hidden,
  seconds = 0,
  words,
}: {
  call: keyof typeof CALLS;
  hidden: Record<string, string>;
  /** That are left to take it back. */
  seconds?: number;
  words: { send: string; sending: string; wrong: string };
}) {
  const [state, send, sending] = useActionState(CALLS[call], {});
  return (
    <Outcome state={state} notDone={words.wrong}>
      <form action={send}>
        <Hidden values={hidden} />
        <button type="submit" className={call === 'keep' || call === 'takeBack' ? 'quiet' : undefined} disabled={sending}>
          {sending ? words.sending : words.send} {seconds > 0 ? <Countdown seconds={seconds} /> : null}
        </button>
      </form>
    </Outcome>
  );
}
