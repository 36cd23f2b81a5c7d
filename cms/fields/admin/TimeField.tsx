'use client';

import type { TextFieldClientComponent } from 'payload';
import { formatTime, SLOT_MINUTES, SLOTS_A_DAY } from '#domain/time/time-of-day.ts';
import { SelectField } from './SelectField.tsx';

const TIMES = Array.from({ length: SLOTS_A_DAY + 1 }, (_, n) => formatTime(n * SLOT_MINUTES));

/** A time on the half hour, kept as `08:30`. */
export const TimeField: TextFieldClientComponent = ({ path, field, readOnly }) => (
  <SelectField path={path} field={field} readOnly={readOnly}>
    {TIMES.map((time) => (
      <option key={time}>{time}</option>
    ))}
  </SelectField>
);
