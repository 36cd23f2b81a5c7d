import type { Field } from 'payload';

const HELP = {
  zh: '备案事项：机构改了，区里同意后才生效',
  en: 'Filed: what the centre changes counts once its district has approved',
};

const PLACE_HELP = {
  zh: '备案事项，下面的街道、城镇、经纬度也是：机构改了，区里同意后才生效',
  en: 'Filed, as are township, town, latitude and longitude below: what the centre changes counts once its district has approved',
};

/** A fact that the centre has filed with its district: the form says so beside it. */
export const filed = (field: Field): Field => ({ ...field, admin: { ...field.admin, description: HELP } }) as Field;

/** Chosen by name from the city's own areas. */
export const TOWNSHIP = {
  components: { Field: '/registry/admin/AreaField.tsx#AreaField', Cell: '/registry/admin/FacilityCells.tsx#AreaCell' },
};
/** The first of several that are filed together. */
export const DISTRICT = { ...TOWNSHIP, description: PLACE_HELP };

/** What waits for the district, above the form. It is read with the centre, sent back with a save, and kept elsewhere. */
export const PROPOSED: Field = {
  name: 'proposed',
  type: 'json',
  virtual: true,
  label: { zh: '等待批准的备案变更', en: 'Filed facts that wait for approval' },
  // Read by `readNotice` alone.
  validate: () => true as const,
  admin: {
    // What is kept nowhere would else be for reading only, and not sent back.
    readOnly: false,
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
    components: { Field: '/registry/admin/ProposedField.tsx#ProposedField' },
  },
};
