'use client';

import { useField, useTranslation } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';
import { weekdayNames } from '#cms/words/weekday-words.ts';
import { FieldFrame } from './FieldFrame.tsx';

/** Seven boxes for a text such as `12345`, Monday being 1. */
export const WeekdaysField: TextFieldClientComponent = ({ path: given, field, readOnly }) => {
  const { value, setValue, showError, disabled, path } = useField<string>({ potentiallyStalePath: given });
  const { i18n } = useTranslation();
  const days = new Set(value ?? '');
  const toggle = (day: string) => {
    const next = new Set(days);
    if (!next.delete(day)) next.add(day);
    setValue([...next].sort().join(''));
  };
  return (
    <FieldFrame field={field} path={path} showError={showError}>
      <div className="jt-weekdays">
        {weekdayNames(i18n.language).map((name, index) => {
          const day = String(index + 1);
          return (
            <label key={day}>
              <input type="checkbox" checked={days.has(day)} disabled={readOnly || disabled} onChange={() => toggle(day)} />{' '}
              {name}
            </label>
          );
        })}
      </div>
    </FieldFrame>
  );
};
