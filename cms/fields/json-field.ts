import type { Field } from 'payload';
import { label } from './label.ts';

/** A record kept as JSON, shown and edited as text: the stock editor would fetch its code from another host. */
export const jsonField = (name: string, zh: string, en: string, admin: object = {}): Field => ({
  name,
  type: 'json',
  label: label(zh, en),
  admin: { ...admin, components: { Field: '/fields/admin/JsonField.tsx#JsonField' } },
});
