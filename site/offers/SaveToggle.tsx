import { memo, type SubmitEvent, useRef, useSyncExternalStore } from 'react';
import { changeSaved, onSaved, readSaved } from './saved-list.ts';

interface Props {
  id: string;
  name: string;
  /** Where the plain form is sent, and where it leads back to. */
  action: string;
  back: string;
  /** Whether the plain form takes the centre out; it knows only what it has just done. */
  saved: boolean;
  words: Record<'add' | 'on' | 'remove' | 'added' | 'removed' | 'colon', string>;
}

/** A plain form that saves a centre or takes it out; with script it does so without leaving the page. */
export const SaveToggle = memo(function SaveToggle({ id, name, action, back, saved, words }: Props) {
  const list = useSyncExternalStore(onSaved, readSaved, () => undefined);
  const state = useRef<'idle' | 'asking' | 'plain'>('idle');
  const on = list ? list.has(id) : saved;
  const next = on ? 'remove' : 'add';

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    const { currentTarget: form } = event;
    if (state.current === 'plain') return;
    event.preventDefault();
    if (state.current === 'asking') return;
    state.current = 'asking';
    const done = await changeSaved(id, next);
    state.current = done ? 'idle' : 'plain';
    if (done) announce(next === 'add' ? words.added : words.removed);
    // A refusal or a broken line: the page that the plain form leads to says what is the matter.
    else form.requestSubmit(form.querySelector('button'));
  };
  return (
    <form className="save" method="post" action={action} data-save={id} onSubmit={send}>
      <input type="hidden" name="facility" value={id} />
      <input type="hidden" name="back" value={back} />
      <button
        className={on ? 'save-button save-on' : 'save-button'}
        type="submit"
        name="action"
        value={next}
        aria-pressed={list || !saved ? on : undefined}
      >
        {list && on ? words.on : on ? words.remove : words.add}
        <span className="visually-hidden">{`${words.colon}${name}`}</span>
      </button>
    </form>
  );
});

let voice: HTMLElement | undefined;

/** Says something to who does not see the page. */
function announce(words: string): void {
  if (!voice) {
    voice = document.createElement('p');
    voice.className = 'visually-hidden';
    voice.setAttribute('role', 'status');
    document.body.append(voice);
  }
  voice.textContent = words;
}
