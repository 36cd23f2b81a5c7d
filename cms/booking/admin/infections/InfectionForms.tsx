'use client';

import { createContext, type ReactNode, use, useActionState, useState } from 'react';
import { Hidden, Outcome } from '#cms/staff/Outcome.tsx';
import type { Messages } from '#cms/words/index.ts';
import { type InfectionState, noteCertificate, noteIll, withdrawIll } from './actions.ts';

type Words = Messages['infection'];

interface Choice {
  value: string;
  label: string;
}

interface NoteProps {
  stays: readonly Choice[];
  diseases: readonly Choice[];
  today: string;
  lang: string;
  words: Words;
}

/** Whose illness it is, which, and since when. */
export function NoteForm({ stays, diseases, today, lang, words }: NoteProps) {
  const [noted, note, noting] = useActionState<InfectionState, FormData>(noteIll, {});
  const wrong = (field: string) => (noted.problem?.field === field ? true : undefined);
  return (
    <>
      {noted.done ? (
        <p className="jt-note" role="status">
          {noted.done}
        </p>
      ) : null}
      <Outcome state={{ problem: noted.problem }} notDone={words.problem}>
        <form action={note} className="jt-bar">
          <Hidden values={{ lang }} />
          <Select name="stay" label={words.child} choices={stays} wrong={wrong('stay')} />
          <Select name="disease" label={words.disease} choices={diseases} wrong={wrong('disease')} />
          <label>
            {words.onset}
            <input type="date" name="onset" defaultValue={today} max={today} required aria-invalid={wrong('onset')} />
          </label>
          <button type="submit" disabled={noting}>
            {words.noteDo}
          </button>
        </form>
      </Outcome>
    </>
  );
}

function Select({ name, label, choices, wrong }: { name: string; label: string; choices: readonly Choice[]; wrong?: true }) {
  return (
    <label>
      {label}
      <select name={name} required defaultValue="" aria-invalid={wrong}>
        <option value="" disabled>
          —
        </option>
        {choices.map(({ value, label: said }) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}

const Tell = createContext<(done: string) => void>(() => {});

/** The rows, and over them what was done last: the row that it was done in may be gone by then. */
export function SettledRows({ children }: { children: ReactNode }) {
  const [done, tell] = useState('');
  return (
    <Tell value={tell}>
      {done ? (
        <p className="jt-note" role="status">
          {done}
        </p>
      ) : null}
      {children}
    </Tell>
  );
}

/** A form of a row, which has what was done said over the rows. */
function useSettling(call: typeof noteCertificate) {
  const tell = use(Tell);
  return useActionState<InfectionState, FormData>(async (before, sent) => {
    const said = await call(before, sent);
    if (said.done) tell(said.done);
    return said;
  }, {});
}

interface SettleProps {
  infection: string;
  name: string;
  onset: string;
  today: string;
  /** A certificate is still missing. */
  lacksProof: boolean;
  lang: string;
  words: Words;
}

/** The certificate that the head has seen; and that it was noted by mistake. */
export function SettleForms({ infection, name, onset, today, lacksProof, lang, words }: SettleProps) {
  const [proved, prove, proving] = useSettling(noteCertificate);
  const [undone, undo, undoing] = useSettling(withdrawIll);
  const hidden = { infection, lang };
  return (
    <details className="jt-row-more no-print">
      <summary aria-label={`${name} ${words.more}`}>{words.more}</summary>
      {lacksProof ? (
        <Outcome state={proved} notDone={words.problem}>
          <form action={prove} className="jt-bar">
            <Hidden values={hidden} />
            <label>
              {words.proofOn}
              <input type="date" name="on" defaultValue={today} min={onset} max={today} required />
            </label>
            <label>
              {words.proofIssuer}
              <input name="issuer" maxLength={60} required autoComplete="off" />
            </label>
            <button type="submit" className="quiet" disabled={proving}>
              {words.proofDo}
            </button>
          </form>
        </Outcome>
      ) : null}
      <Outcome state={undone} notDone={words.problem}>
        <form action={undo} className="jt-bar">
          <Hidden values={hidden} />
          <button type="submit" className="quiet" disabled={undoing}>
            {words.withdraw}
          </button>
          <span className="jt-dim">{words.withdrawAsk}</span>
        </form>
      </Outcome>
    </details>
  );
}
