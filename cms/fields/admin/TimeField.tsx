'use client';

import { useField } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import { FieldFrame, idOf } from './FieldFrame.tsx';

const TIMES = Array.from({ length: 1440 / SLOT_MINUTES + 1 }, (_, n) => formatTime(n * SLOT_MINUTES));

/** A time on the half hour, kept as `08:30`. */
export const TimeField: TextFieldClientComponent = ({ path: given, field, readOnly }) => {
  const { value, setValue, showError, disabled, path } = useField<string>({ potentiallyStalePath: given });
  return (
    <FieldFrame field={field} path={path} htmlFor={idOf(path)} showError={showError}>
      <select
        id={idOf(path)}
        value={value ?? ''}
        disabled={readOnly || disabled}
        onChange={(event) => setValue(event.target.value || null)}
      >
        <option value="">—</option>
        {TIMES.map((time) => (
          <option key={time}>{time}</option>
        ))}
      </select>
    </FieldFrame>
  );
};
