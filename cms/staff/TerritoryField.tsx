import type { TextFieldServerComponent } from 'payload';
import { territoryOfArea } from '#cms/access/in-territory.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { langOf } from '#domain/language/lang.ts';
import { TerritorySelect } from './TerritorySelect.tsx';

/** The city's areas to choose a supervisor's territory from: the whole city, then each district with its townships. */
export const TerritoryField: TextFieldServerComponent = async ({ clientField, i18n, path, readOnly }) => {
  const all = await (await getPortal()).areas.listOf(langOf(i18n.language));
  const optionOf = (area: (typeof all)[number]) => ({ value: territoryOfArea(area), label: area.name });
  const groups = all
    .filter(({ level }) => level === 'district')
    .map((district) => ({
      name: district.name,
      options: [district, ...all.filter(({ parent }) => parent === district.code)].map(optionOf),
    }));
  const city = all.filter(({ level }) => level === 'city').map(optionOf);
  return <TerritorySelect city={city} field={clientField} groups={groups} path={path} readOnly={readOnly} />;
};
