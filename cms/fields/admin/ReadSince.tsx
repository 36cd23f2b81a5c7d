import { machineTime } from '#cms/core/clock.ts';
import { SaidSince } from './SaidSince.tsx';

/** On every staff page: when what it shows was read. */
export function ReadSince() {
  return <SaidSince at={new Date(machineTime()).toISOString()} />;
}
