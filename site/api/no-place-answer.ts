import type { NoPlaceReason, NoPlaceWhen } from '#domain/places/no-place.ts';
import { formatTime, type Window } from '#domain/time/time-of-day.ts';

/** Why there is no place, and when it is otherwise; nothing where there is one. */
export function noPlaceAnswer({ reason, when = {} }: { reason?: NoPlaceReason; when?: NoPlaceWhen }) {
  if (!reason) return {};
  const { at, hours, ...rest } = when;
  const said = {
    ...rest,
    ...(at === undefined ? {} : { at: formatTime(at) }),
    ...(hours ? { hours: hours.map(hoursAnswer) } : {}),
  };
  return Object.keys(said).length > 0 ? { reason, when: said } : { reason };
}

const hoursAnswer = ({ from, to }: Window) => ({ from: formatTime(from), to: formatTime(to) });
