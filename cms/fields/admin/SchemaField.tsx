import type { JSONFieldServerComponent } from 'payload';
import { formOf, type Schema } from '#cms/fields/schema-form.ts';
import { leaveOut } from '#cms/fields/schema-parts.ts';
import { createTranslator, wordsOf } from '#cms/words/index.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { LANGS, langOf, OWN_NAMES } from '#domain/language/lang.ts';
import { SchemaForm } from './SchemaForm.tsx';

/** A record kept as JSON, filled in by a form that is made from its schema. `custom.elsewhere` names what other fields say. */
export const SchemaField: JSONFieldServerComponent = ({ clientField, field, path, i18n, permissions, readOnly }) => {
  const lang = langOf(i18n.language);
  const t = createTranslator(lang);
  const elsewhere = Array.isArray(field.custom?.elsewhere) ? (field.custom.elsewhere as string[]) : [];
  const form = leaveOut(formOf((field.jsonSchema?.schema ?? {}) as Schema), elsewhere);
  const named = (pairs: (readonly [string, string])[]) => Object.fromEntries(pairs);
  const kinds = form.is === 'kinds' ? form.kinds.map(({ value }) => value) : [];
  const kindWords: Record<string, string> = wordsOf(lang, 'contract');
  const mayWrite = permissions === true || (typeof permissions === 'object' && permissions?.update === true);
  return (
    <SchemaForm
      field={clientField}
      path={path}
      form={form}
      locked={readOnly || !mayWrite}
      words={{
        ...wordsOf(lang, 'rules'),
        ...named(CARE_FORMS.map((one) => [`value_${one}`, t(`care.${one}`)])),
        ...named(LANGS.map((one) => [`field_${one}`, OWN_NAMES[one]])),
        ...named(kinds.map((one) => [`value_kind_${one}`, kindWords[`rule_${one}`] ?? one])),
      }}
    />
  );
};
