'use client';

import { useState } from 'react';
import type { FormPart } from '#cms/fields/schema-form.ts';
import type { PartProps, PartWords } from './part-props.ts';

/** What a value is called: under this name, or anywhere. */
const saidOf = (words: PartWords, name: string, value: string) =>
  words[`value_${name}_${value}`] ?? words[`value_${value}`] ?? value;

type Of<Is extends FormPart['is']> = PartProps<Extract<FormPart, { is: Is }>>;

/** A number with its unit; where words may stand in its place, one of them or the number. */
export function NumberPart({ id, name, part, value, optional, locked, words, onChange }: Of<'number'>) {
  const isWord = part.or.some((word) => word === value);
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (typeof value === 'number' ? String(value) : '');
  const change = (text: string) => {
    setTyped(text);
    const number = Number(text.normalize('NFKC').trim());
    if (text.trim() !== '' && Number.isFinite(number)) onChange(number);
    else onChange(optional ? undefined : null);
  };
  return (
    <p className="jt-schema-line">
      <label htmlFor={id}>{words[`field_${name}`] ?? name}</label>
      {part.or.length > 0 ? (
        <select
          aria-label={words[`field_${name}`]}
          value={isWord ? String(value) : ''}
          disabled={locked}
          onChange={(event) => {
            setTyped(undefined);
            onChange(event.target.value || (part.least ?? 0));
          }}
        >
          <option value="">{words.number}</option>
          {part.or.map((word) => (
            <option key={word} value={word}>
              {saidOf(words, name, word)}
            </option>
          ))}
        </select>
      ) : null}
      {isWord ? null : (
        <span className="jt-schema-number">
          <input
            id={id}
            inputMode={part.whole ? 'numeric' : 'decimal'}
            autoComplete="off"
            className="jt-number"
            value={shown}
            disabled={locked}
            onChange={(event) => change(event.target.value)}
          />{' '}
          {words[`unit_${name}`] ?? ''}
        </span>
      )}
    </p>
  );
}

export function ChoicePart({ id, name, part, value, optional, locked, words, onChange }: Of<'choice' | 'choices' | 'flag'>) {
  const said = words[`field_${name}`] ?? name;
  if (part.is === 'flag') {
    return (
      <label className="tick">
        <input type="checkbox" checked={value === true} disabled={locked} onChange={(event) => onChange(event.target.checked)} />{' '}
        {said}
      </label>
    );
  }
  if (part.is === 'choice') {
    return (
      <p className="jt-schema-line">
        <label htmlFor={id}>{said}</label>
        <select
          id={id}
          value={String(value ?? '')}
          disabled={locked}
          onChange={(event) => onChange(event.target.value || undefined)}
        >
          {optional || value === undefined ? <option value="">{words.any}</option> : null}
          {part.of.map((one) => (
            <option key={one} value={one}>
              {saidOf(words, name, one)}
            </option>
          ))}
        </select>
      </p>
    );
  }
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (one: string, on: boolean) => {
    const next = part.of.filter((each) => (each === one ? on : chosen.includes(each)));
    onChange(optional && next.length === 0 ? undefined : next);
  };
  return (
    <div className="jt-schema-ticks">
      {part.of.map((one) => (
        <label key={one} className="tick">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            disabled={locked}
            onChange={(event) => toggle(one, event.target.checked)}
          />{' '}
          {saidOf(words, name, one)}
        </label>
      ))}
    </div>
  );
}

/** Words, or what no form is made for as JSON. */
export function TextPart({ id, name, part, value, optional, locked, words, onChange }: PartProps) {
  const isJson = part.is === 'json';
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (isJson ? JSON.stringify(value ?? null) : String(value ?? ''));
  const change = (to: string) => {
    if (!isJson) return onChange(optional && to === '' ? undefined : to);
    setTyped(to);
    try {
      onChange(JSON.parse(to));
    } catch {
      onChange(undefined);
    }
  };
  return (
    <p className="jt-schema-line">
      <label htmlFor={id}>{words[`field_${name}`] ?? name}</label>
      <textarea
        id={id}
        rows={Math.min(14, Math.ceil(text.length / 60) + text.split('\n').length - 1 || 1)}
        disabled={locked}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
    </p>
  );
}
