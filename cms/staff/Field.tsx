import { cloneElement, type ReactElement } from 'react';

interface Control {
  id?: string;
  'aria-invalid'?: boolean;
  'aria-describedby'?: string;
}

/** A labelled control with what is wrong about it; a line of text unless another control is given. */
export function Field({
  name,
  label,
  type = 'text',
  wrong,
  optional = false,
  of = 'counter',
  children,
  ...rest
}: {
  name: string;
  label: string;
  type?: string;
  wrong?: string;
  optional?: boolean;
  /** Which form it is in, where a page has several. */
  of?: string;
  defaultValue?: string;
  min?: string;
  max?: string;
  children?: ReactElement<Control>;
}) {
  const id = `${of}-${name}`;
  const control = children ?? <input name={name} type={type} required={!optional} {...rest} />;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {cloneElement<Control>(control, {
        id,
        'aria-invalid': Boolean(wrong),
        'aria-describedby': wrong ? `${id}-wrong` : undefined,
      })}
      {wrong ? (
        <p className="jt-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
