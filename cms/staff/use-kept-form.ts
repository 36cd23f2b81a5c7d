import { type FormEvent, startTransition, useActionState } from 'react';

interface Answered {
  problem?: { words: string; field?: string };
}

/** A form of the counter that keeps what was typed when the answer is no. */
export function useKeptForm<State extends Answered>(
  action: (before: Awaited<State>, form: FormData) => Promise<State>,
  before: Awaited<State>,
) {
  const [state, send, sending] = useActionState(action, before);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The button that was pressed is of what is sent.
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => send(data));
  };
  const wrong = (name: string) => (state.problem?.field === name ? state.problem.words : undefined);
  return { state, sending, submit, wrong };
}
