import { type ComponentProps, memo } from 'react';
import { CompareTick } from '../offers/CompareTick.tsx';
import { SaveToggle } from '../offers/SaveToggle.tsx';

type Tick = ComponentProps<typeof CompareTick>;
type Toggle = ComponentProps<typeof SaveToggle>;

/** What can be done with a result beside booking it: one island a row, for each costs the server. */
export const HitButtons = memo(function HitButtons({ tick, toggle }: { tick: Tick; toggle: Toggle }) {
  return (
    <>
      <CompareTick {...tick} />
      <SaveToggle {...toggle} />
    </>
  );
});
