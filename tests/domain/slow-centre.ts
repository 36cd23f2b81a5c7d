/**
 * A second answer to how many children a class may take, that knows nothing of the product's: it asks minute by minute
 * where each person is, and puts each child into somebody's hands.
 */
export interface SlowShift {
  person: string;
  room: string;
  watches?: string;
  from: number;
  to: number;
}

export interface SlowRoom {
  id: string;
  /** The youngest that it takes, in months. */
  ageFrom: number;
  places: number;
  perPerson: number;
}

export interface SlowCentre {
  rooms: SlowRoom[];
  /** In the order in which they were written down. */
  shifts: SlowShift[];
  away: string[];
  nap?: { from: number; to: number; perPerson: number; ageFrom: number };
}

/** Where somebody is at a minute, and which room they watch besides. Nobody is in two places. */
export interface Whereabouts {
  person: string;
  room: string;
  watches?: string;
}

export function whoIsWhere({ shifts, away, nap, rooms }: SlowCentre, minute: number): Whereabouts[] {
  const found = new Map<string, Whereabouts>();
  for (const { person, room, watches, from, to } of shifts) {
    if (away.includes(person) || found.has(person) || minute < from || minute >= to) continue;
    const isOldEnough = (id: string) => (rooms.find((one) => one.id === id)?.ageFrom ?? 0) >= (nap?.ageFrom ?? 0);
    const mayWatch = nap && watches && minute >= nap.from && minute < nap.to && isOldEnough(room) && isOldEnough(watches);
    found.set(person, mayWatch ? { person, room, watches } : { person, room });
  }
  return [...found.values()];
}

/** Whether every child can be in the hands of somebody who is there for it. Children of a room with nobody near it are too many. */
export function canBeWatched(centre: SlowCentre, minute: number, children: ReadonlyMap<string, number>): boolean {
  const people = whoIsWhere(centre, minute);
  const perPerson = (room: string) => centre.rooms.find(({ id }) => id === room)?.perPerson ?? 0;
  // Each person has so many hands: those of one room alone, or those of two.
  const hands = people.flatMap(({ room, watches }) =>
    Array.from({ length: watches ? (centre.nap?.perPerson ?? 0) : perPerson(room) }, () => (watches ? [room, watches] : [room])),
  );
  const all = [...children].flatMap(([room, count]) => Array.from({ length: count }, () => room));
  const held: (number | undefined)[] = hands.map(() => undefined);
  const give = (child: number, tried: Set<number>): boolean =>
    hands.some((rooms, hand) => {
      if (tried.has(hand) || !rooms.includes(all[child] ?? '')) return false;
      tried.add(hand);
      const other = held[hand];
      if (other !== undefined && !give(other, tried)) return false;
      held[hand] = child;
      return true;
    });
  return all.every((_, child) => give(child, new Set()));
}

/** The most children that one room may have in a half hour, with these in the others. */
export function slowCapacity(
  centre: SlowCentre,
  { room, minute, others }: { room: string; minute: number; others: ReadonlyMap<string, number> },
): number {
  const { places = 0 } = centre.rooms.find(({ id }) => id === room) ?? {};
  let least = places;
  for (let at = minute; at < minute + 30; at++) {
    // What is too many elsewhere already does not take from those whom this room's own people hold.
    const own = whoIsWhere(centre, at).filter((one) => one.room === room && !one.watches).length;
    const perPerson = centre.rooms.find(({ id }) => id === room)?.perPerson ?? 0;
    let most = own * perPerson;
    while (most < places && canBeWatched(centre, at, new Map([...others, [room, most + 1]]))) most++;
    least = Math.min(least, most);
  }
  return Math.max(0, least);
}
