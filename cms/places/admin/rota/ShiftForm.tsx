'use client';

import { useActionState, useState } from 'react';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import { moveShift, type RotaState } from './actions.ts';

export interface ShiftWords {
  begins: string;
  ends: string;
  save: string;
  wrong: string;
}

/** A shift's hours: drawn with the pointer, moved by arrow keys with each value spoken, or chosen from a list. */
export function ShiftForm({
  title,
  from,
  to,
  day,
  hidden,
  words,
}: {
  title: string;
  from: number;
  to: number;
  /** The hours between which a shift can lie. */
  day: { from: number; to: number };
  hidden: Record<string, string>;
  words: ShiftWords;
}) {
  const [state, send, sending] = useActionState<RotaState, FormData>(moveShift, {});
  const [hours, setHours] = useState({ from, to });
  const steps = Array.from({ length: (day.to - day.from) / SLOT_MINUTES + 1 }, (_, n) => day.from + n * SLOT_MINUTES);
  const set = (which: 'from' | 'to', minute: number) => setHours((before) => ({ ...before, [which]: minute }));
  return (
    <form action={send} className="jt-shift">
      <fieldset>
        <legend>{title}</legend>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {(['from', 'to'] as const).map((which) => (
          <div key={which} className="jt-shift-end">
            <input
              type="range"
              min={day.from}
              max={day.to}
              step={SLOT_MINUTES}
              value={hours[which]}
              aria-label={`${which === 'from' ? words.begins : words.ends} · ${title}`}
              aria-valuetext={formatTime(hours[which])}
              onChange={(event) => set(which, Number(event.target.value))}
            />
            <label>
              {which === 'from' ? words.begins : words.ends}
              <select name={which} value={formatTime(hours[which])} onChange={({ target }) => set(which, minuteOf(target.value))}>
                {steps.map((minute) => (
                  <option key={minute}>{formatTime(minute)}</option>
                ))}
              </select>
            </label>
          </div>
        ))}
        {state.problem ? (
          <p className="jt-note bad" role="alert">
            <strong>{words.wrong}</strong> {state.problem.words}
            {state.problem.links?.map(({ href, text }) => (
              <a key={href} href={href}>
                {text}
              </a>
            ))}
          </p>
        ) : null}
        <button type="submit" className="quiet" disabled={sending || (hours.from === from && hours.to === to)}>
          {words.save}
        </button>
      </fieldset>
    </form>
  );
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
