'use client';

import type { FormPart } from '#cms/fields/schema-form.ts';
import { emptyOf } from '#cms/fields/schema-parts.ts';
import { ChoicePart, NumberPart, TextPart } from './part-controls.tsx';
import type { PartProps, PartWords } from './part-props.ts';

const labelOf = (words: PartWords, name: string) => words[`field_${name}`] ?? name;

/** One part of a form that a schema made, and the parts within it. */
export function PartField(props: PartProps) {
  const { part, id, value, words, locked, name, optional, onChange } = props;
  switch (part.is) {
    case 'kinds': {
      const held = Object(value);
      const kind = part.kinds.find((one) => one.value === held[part.by]) ?? part.kinds[0];
      const choose = (to: unknown) => {
        const other = part.kinds.find((one) => one.value === to);
        if (other) onChange({ ...keptOf(held, part.kinds), ...Object(emptyOf(other.group)), [part.by]: other.value });
      };
      const kinds = { is: 'choice', of: part.kinds.map((one) => one.value) } as const;
      return (
        <>
          <ChoicePart {...props} part={kinds} id={`${id}-${part.by}`} name={part.by} value={kind?.value} onChange={choose} />
          {kind ? <PartField {...props} part={kind.group} /> : null}
        </>
      );
    }
    case 'group': {
      const held = Object(value);
      const set = (key: string, to: unknown) => {
        const { [key]: _, ...rest } = held;
        const next = to === undefined ? rest : { ...rest, [key]: to };
        onChange(optional && Object.keys(next).length === 0 ? undefined : next);
      };
      return (
        <div className="jt-schema-group">
          {part.parts.map((one) => (
            <NamedPart key={one.name} words={words} name={one.name} part={one.part}>
              <PartField
                {...{ words, locked }}
                {...one}
                id={`${id}-${one.name}`}
                value={held[one.name]}
                onChange={(to) => set(one.name, to)}
              />
            </NamedPart>
          ))}
        </div>
      );
    }
    case 'list': {
      const rows = Array.isArray(value) ? value : [];
      const put = (next: unknown[]) => onChange(optional && next.length === 0 ? undefined : next);
      return (
        <ol className="jt-schema-list">
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and hold nothing but their value
            <li key={at}>
              <PartField
                {...{ words, locked, name }}
                part={part.item}
                id={`${id}-${at}`}
                value={row}
                onChange={(to) => put(rows.with(at, to))}
              />
              {locked ? null : (
                <button
                  type="button"
                  className="jt-button quiet"
                  onClick={() => put(rows.toSpliced(at, 1))}
                  aria-label={`${words.remove} ${labelOf(words, name)} ${at + 1}`}
                >
                  {words.remove}
                </button>
              )}
            </li>
          ))}
          {locked ? null : (
            <li>
              <button type="button" className="jt-button quiet" onClick={() => put([...rows, emptyOf(part.item)])}>
                {words.add} {labelOf(words, name)}
              </button>
            </li>
          )}
        </ol>
      );
    }
    case 'number':
      return <NumberPart {...props} part={part} />;
    case 'choice':
    case 'choices':
    case 'flag':
      return <ChoicePart {...props} part={part} />;
    default:
      return <TextPart {...props} part={part} />;
  }
}

/** A group and a list bring controls of their own; a single control has its label beside it. */
function NamedPart({
  words,
  name,
  part,
  children,
}: {
  words: PartWords;
  name: string;
  part: FormPart;
  children: React.ReactNode;
}) {
  if (part.is !== 'group' && part.is !== 'list' && part.is !== 'choices') return children;
  return (
    <fieldset className="jt-schema-part">
      <legend>{labelOf(words, name)}</legend>
      {children}
    </fieldset>
  );
}

/** What every kind has in common is kept when another is chosen. */
function keptOf(held: Record<string, unknown>, kinds: { group: { parts: { name: string }[] } }[]): Record<string, unknown> {
  const ofKinds = new Set(kinds.flatMap(({ group }) => group.parts.map(({ name }) => name)));
  return Object.fromEntries(Object.entries(held).filter(([name]) => !ofKinds.has(name)));
}
