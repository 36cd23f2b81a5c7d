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

/** A stay in a room, in minutes since midnight. */
export interface SlowStay {
  room: string;
  from: number;
  to: number;
}

export interface SlowRules {
  places: number;
  /** Minutes that lie between two children in one place, or two classes in one room. */
  gap: number;
  /** Its rooms are one, and never have children of both at a time. */
  turns: boolean;
  /** When children are brought and fetched; at any time where nothing is listed. */
  brought: readonly { from: number; to: number }[];
  fetched: readonly { from: number; to: number }[];
  stays: readonly SlowStay[];
}

/** How many more children can have those hours, each child that is there in a place of its own, minute by minute. */
export function slowPlaces({ places, gap, turns, brought, fetched, stays }: SlowRules, wish: SlowStay): number {
  const isTime = (windows: SlowRules['brought'], minute: number) =>
    windows.length === 0 || windows.some(({ from, to }) => from <= minute && minute <= to);
  if (!isTime(brought, wish.from) || !isTime(fetched, wish.to)) return 0;
  const others = stays.filter(({ room }) => room !== wish.room);
  for (let minute = wish.from; minute < wish.to; minute++)
    if (turns && others.some(({ from, to }) => from - gap <= minute && minute < to + gap)) return 0;
  // Each child takes the first place that is free for it and was left long enough ago.
  const own = stays.filter(({ room }) => room === wish.room);
  let more = 0;
  while (more < places && canSeat([...own, ...Array.from({ length: more + 1 }, () => wish)], { places, gap })) more++;
  return more;
}

function canSeat(stays: readonly SlowStay[], { places, gap }: { places: number; gap: number }): boolean {
  const leftAt = Array.from({ length: places }, () => Number.NEGATIVE_INFINITY);
  for (const { from, to } of stays.toSorted((a, b) => a.from - b.from)) {
    const place = leftAt.findIndex((left) => left + gap <= from);
    if (place < 0) return false;
    leftAt[place] = to;
  }
  return true;
}
