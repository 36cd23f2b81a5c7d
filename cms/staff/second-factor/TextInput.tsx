import type { InputHTMLAttributes } from 'react';

/** One line to type in, with its label above. */
export function TextInput({ name, label, ...rest }: { name: string; label: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className="jt-line">
      <label htmlFor={`field-${name}`}>{label}</label>
      <input id={`field-${name}`} name={name} required {...rest} />
    </div>
  );
}
