'use client';

import { FieldLabel, useField, useTranslation } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';

const NAMES = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** Seven boxes for a text such as `12345`, Monday being 1. */
export const WeekdaysField: TextFieldClientComponent = ({ path, field }) => {
  const { value, setValue, showError, errorMessage } = useField<string>({ path });
  const { i18n } = useTranslation();
  const names = NAMES[i18n.language === 'en' ? 'en' : 'zh'];
  const days = new Set(value ?? '');
  const toggle = (day: string) => {
    const next = new Set(days);
    if (!next.delete(day)) next.add(day);
    setValue([...next].sort().join(''));
  };
  return (
    <fieldset className="field-type jt-weekdays">
      <legend>
        <FieldLabel label={field.label} required={field.required} path={path} />
      </legend>
      {names.map((name, index) => {
        const day = String(index + 1);
        return (
          <label key={day}>
            <input type="checkbox" checked={days.has(day)} onChange={() => toggle(day)} /> {name}
          </label>
        );
      })}
      {showError && <p role="alert">{errorMessage}</p>}
    </fieldset>
  );
};
