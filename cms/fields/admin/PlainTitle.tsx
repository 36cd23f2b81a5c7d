'use client';

import { getTranslation } from '@payloadcms/translations';
import { useConfig, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui';
import type { ClientField, FormState, SelectFieldClient } from 'payload';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import { SetTitle } from './SetTitle.tsx';

/** Records without a name are called by what they say: weekdays and hours, care and unit, task, first and last day, what a complaint is about. */
export function PlainTitle() {
  const { collectionSlug } = useDocumentInfo();
  const { getEntityConfig } = useConfig();
  const { i18n } = useTranslation();
  const fields = collectionSlug ? (getEntityConfig({ collectionSlug })?.fields ?? []) : [];
  const words = useFormFields(([state]) =>
    titleOf(state, (name, value) => optionWords(fields, name, value, i18n), i18n.language),
  );
  return <SetTitle words={words} />;
}

type Translate = Parameters<typeof getTranslation>[1];

function titleOf(state: FormState, option: (name: string, value: string) => string, lang: string): string {
  const text = (name: string) => (typeof state[name]?.value === 'string' ? (state[name].value as string) : '');
  const span = [text('opens') || text('from'), text('closes') || text('to')].filter(Boolean).join('–');
  if (text('weekdays')) return [weekdayWords(text('weekdays'), lang), span].filter(Boolean).join(' ');
  if (text('form') && text('unit'))
    return [option('form', text('form')), option('kind', text('kind')), option('unit', text('unit'))].join(' · ');
  if (text('taskSlug')) return option('taskSlug', text('taskSlug'));
  if (text('subject')) return [option('subject', text('subject')), text('about')].filter(Boolean).join(' · ');
  return text('reason') ? span : '';
}

function optionWords(fields: ClientField[], name: string, value: string, i18n: Translate): string {
  const field = flat(fields).find((one) => 'name' in one && one.name === name) as SelectFieldClient | undefined;
  const option = field?.options.find((one) => typeof one === 'object' && one.value === value);
  return typeof option === 'object' ? String(getTranslation(option.label, i18n)) : value;
}

const flat = (fields: ClientField[]): ClientField[] =>
  fields.flatMap((field) => (field.type === 'row' ? flat(field.fields) : [field]));
