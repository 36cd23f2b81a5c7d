'use client';

import { useActionState } from 'react';
import { ClockLeft, useSecondsLeft } from '#cms/staff/Countdown.tsx';
import { type NoteState, noteAttendance } from './note-attendance.ts';

interface Props {
  /** What was just noted. */
  said: string;
  /** Seconds that are left to take it back, as the page was made. */
  seconds: number;
  hidden: Record<string, string>;
  words: { undo: string; notNoted: string };
}

/** What was noted last, and for five minutes the way to take it back. */
export function UndoBar({ said, seconds, hidden, words }: Props) {
  const left = useSecondsLeft(seconds);
  const [noted, undo, sending] = useActionState<NoteState, FormData>(noteAttendance, {});
  if (left === 0) return null;
  return (
    <form action={undo} className="jt-undo no-print" role="status">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span>{noted.problem ? `${words.notNoted} ${noted.problem}` : said}</span>
      <button type="submit" disabled={sending}>
        {words.undo} <ClockLeft seconds={left} />
      </button>
    </form>
  );
}
