'use client';

import { Link } from '@payloadcms/ui';
import { useActionState, useState } from 'react';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { RosterLine } from '../roster.ts';
import { CheckForm } from './CheckForm.tsx';
import { rowId, useFound } from './found-child.ts';
import { HandoverForm } from './HandoverForm.tsx';
import { type NoteState, noteAttendance } from './note-attendance.ts';
import type { RowWords } from './row-words.ts';

export interface ShownLine {
  booking: string;
  child: string;
  hours: string;
  state: RosterLine['state'];
  stateWords: string;
  note: string;
  /** It is kept at home with an infection: that ends where it was noted. */
  keptOut: boolean;
  health: string;
  pickups: RosterLine['pickups'];
  /** Where its record is. */
  href: string;
  /** Who collects it stands in the centre's own papers. */
  ownList: boolean;
  /** It is late, and its family has not been asked. */
  mayAsk: boolean;
  /** It is there, it is noon, and nobody has looked at it since it came. */
  noonDue: boolean;
}

interface Props {
  line: ShownLine;
  date: string;
  mayNote: boolean;
  lang: string;
  words: RowWords;
}

/** Checked, and nothing out of the ordinary: said in the same tap. */
const FINE = { noticed: '' };

const UNDO: Partial<Record<RosterLine['state'], AttendanceMark>> = {
  here: 'undo_check_in',
  left: 'undo_check_out',
  absent: 'undo_absent',
};

/** A child of the day: where it is, and the one thing to do next. What was refused is said in the row, by name. */
export function ChildRow({ line, date, mayNote, lang, words }: Props) {
  const [asks, setAsks] = useState(false);
  const [checks, setChecks] = useState<'check_in' | 'noon_check'>();
  const told = useFound(line.booking, () => setAsks(true));
  const [noted, note, sending] = useActionState<NoteState, FormData>(noteAttendance, {});
  const { booking, child, state, href, ownList } = line;
  const isComing = state === 'ahead' || state === 'not_come';
  const undo = line.keptOut && state === 'absent' ? undefined : UNDO[state];
  const mayCheck = isComing && mayNote ? 'check_in' : line.noonDue ? 'noon_check' : undefined;
  // What was asked as it came is not asked again at noon by itself.
  const isChecking = mayCheck !== undefined && checks === mayCheck;
  const hidden = { booking, date, lang };
  return (
    <li className={`jt-row ${state}`} id={rowId(booking)}>
      <div className="jt-row-line">
        <strong className="jt-row-child">{child}</strong>
        <span className="jt-row-hours nb">{line.hours}</span>
        <span className={`jt-state ${state}`}>{line.stateWords}</span>
        <span className="jt-row-note">
          {line.note} {line.health ? <b className="health">{line.health}</b> : null}
        </span>
        <span className="jt-row-do no-print">
          {isComing && mayNote ? (
            <Mark
              action={note}
              what="check_in"
              hidden={{ ...hidden, ...FINE }}
              child={child}
              quiet={state === 'ahead'}
              sending={sending}
            >
              {words.checkIn}
            </Mark>
          ) : null}
          {line.noonDue ? (
            <Mark action={note} what="noon_check" hidden={{ ...hidden, ...FINE }} child={child} quiet sending={sending}>
              {words.noonFine}
            </Mark>
          ) : null}
          {mayCheck && !isChecking ? (
            <button
              type="button"
              className="quiet"
              aria-label={`${child} ${words.somethingSeen}`}
              onClick={() => setChecks(mayCheck)}
            >
              {words.somethingSeen}
            </button>
          ) : null}
          {line.mayAsk ? (
            <Mark action={note} what="ask_coming" hidden={hidden} child={child} quiet sending={sending}>
              {words.ask}
            </Mark>
          ) : null}
          {isComing ? (
            <Mark action={note} what="absent" hidden={hidden} child={child} quiet sending={sending}>
              {words.absent}
            </Mark>
          ) : null}
          {state === 'here' && !asks ? (
            <button type="button" className="quiet" aria-label={`${child} ${words.checkOut}`} onClick={() => setAsks(true)}>
              {words.checkOut}
            </button>
          ) : null}
        </span>
        <span className="print-only jt-sign" />
      </div>
      {noted.problem ? (
        <p className="jt-note bad" role="alert">
          <Link href={href}>{child}</Link> {words.notNoted} {noted.problem}
        </p>
      ) : null}
      {isChecking ? (
        <CheckForm
          {...{ child, words, hidden, action: note, sending }}
          key={state}
          what={mayCheck}
          wrong={noted.field}
          onCancel={() => setChecks(undefined)}
        />
      ) : null}
      {state === 'here' && asks ? (
        <HandoverForm
          {...{ child, words, hidden, action: note, sending, ownList }}
          key={told.code}
          told={told.code}
          delegate={told.delegate ?? noted.delegate}
          pickups={line.pickups}
          wrong={noted.field}
          onCancel={() => setAsks(false)}
        />
      ) : null}
      <details className="jt-row-more no-print">
        <summary aria-label={`${child} ${words.more}`}>{words.more}</summary>
        <ul>
          {line.pickups.map(({ name, relation, phone }) => (
            <li key={name + phone}>
              {name} {relation} <a href={`tel:${phone}`}>{phone}</a>
            </li>
          ))}
        </ul>
        <Link href={href}>{line.hours}</Link>
        {undo ? (
          <Mark action={note} what={undo} hidden={hidden} child={child} quiet sending={sending}>
            {words[undo as 'undo_absent']}
          </Mark>
        ) : null}
      </details>
    </li>
  );
}

interface MarkProps {
  action: (form: FormData) => void;
  what: AttendanceMark | 'ask_coming';
  hidden: Record<string, string>;
  child: string;
  quiet?: boolean;
  sending: boolean;
  children: string;
}

function Mark({ action, what, hidden, child, quiet, sending, children }: MarkProps) {
  return (
    <form action={action} className="jt-mark">
      {Object.entries({ ...hidden, what }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={quiet ? 'quiet' : undefined} aria-label={`${child} ${children}`} disabled={sending}>
        {children}
      </button>
    </form>
  );
}
