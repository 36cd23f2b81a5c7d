import { type ComponentProps, memo, useState } from 'react';
import { PlaceInput } from './PlaceInput.tsx';

/** A field for a place in a form that the server reads. */
export const PlaceField = memo(function PlaceField({
  value: first,
  ...props
}: Omit<ComponentProps<typeof PlaceInput>, 'onValue'>) {
  const [value, setValue] = useState(first);
  return <PlaceInput {...props} value={value} onValue={setValue} />;
});
