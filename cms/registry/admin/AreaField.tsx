import type { TextFieldServerComponent } from 'payload';
import { SelectField } from '#cms/fields/admin/SelectField.tsx';
import { getPortal } from '#cms/portal/portal.ts';
import { langOf } from '#domain/language/lang.ts';

const LEVELS: Record<string, string> = { districtCode: 'district', townshipCode: 'township' };

/** A district or a township of the city, by its name; townships under their districts. */
export const AreaField: TextFieldServerComponent = async ({ clientField, i18n, path, readOnly }) => {
  const all = await (await getPortal()).areas.listOf(langOf(i18n.language));
  const shown = all.filter(({ level }) => level === LEVELS[clientField.name]);
  const option = ({ code, name }: (typeof all)[number]) => (
    <option key={code} value={code}>
      {name}
    </option>
  );
  const districts = all.filter(({ level }) => level === 'district');
  return (
    <SelectField field={clientField} path={path} readOnly={readOnly}>
      {clientField.name === 'townshipCode'
        ? districts.map((district) => (
            <optgroup key={district.code} label={district.name}>
              {shown.filter(({ parent }) => parent === district.code).map(option)}
            </optgroup>
          ))
        : shown.map(option)}
    </SelectField>
  );
};
