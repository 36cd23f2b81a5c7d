import type { Payload } from 'payload';
import type { AvailabilityContext } from '#domain/places/availability.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { classOfKey, type DaySheet, readSheets, readSheetsNamed } from './claims.ts';

/** Claims as they are known, and whether they are still those that somebody has reckoned with. */
export interface Taken {
  claimsOf: AvailabilityContext['claimsOf'];
  /** Another number whenever a claim of the class, or the days that are known of it, are others; 0 for a class that is not known. */
  versionOf(classId: string): number;
  /** The class's claims that run out some time. */
  heldIn(classId: string): readonly Claim[];
}

/** What is taken of the city's places, kept in memory for search and pages; holding reads it afresh. */
export interface Occupancy {
  /** Claims of these classes from one day to another, at most a second old; none older than what this process wrote. */
  look(classIds: readonly string[], from: CivilDate, to: CivilDate): Promise<Taken>;
  /** These sheets have been written: they are read again when somebody looks. */
  note(keys: readonly string[]): void;
  /** Any sheet may have been written. */
  forgetAll(): void;
}

/** Sheets asked for at once: more names in one question make it slower, not quicker. */
const CLASSES_A_QUESTION = 400;
const SHEETS_A_QUESTION = 400;
/** What is kept is read anew this often, whatever happened. */
const FORGET_MS = 600_000;
/** Some 100 MB; where there are more, half is kept: of the classes that were looked at last. */
const MOST_SHEETS = 150_000;

interface KnownClass {
  from: CivilDate;
  to: CivilDate;
  sheets: Map<CivilDate, DaySheet>;
  version: number;
  /** By which of all looks it was looked at last. */
  lookedAt: number;
  /** Found when somebody asks. */
  held?: readonly Claim[];
  /** Settles when the days are read: whoever comes before that waits for it. */
  read: Promise<void>;
}

interface Known {
  classes: Map<string, KnownClass>;
  sheets: number;
  begunAt: number;
  /** Keys of sheets that are otherwise in the database. */
  stale: Set<string>;
}

const NOTHING: readonly Claim[] = [];

/** Counted over all classes, so that none ever has a number twice. */
let versions = 0;
let looks = 0;

/**
 * Reads a class's days when they are first asked for, and from then on those that the change log names. `caughtUp`
 * settles when the log has been read up to this process's own last write.
 */
export function createOccupancy(
  payload: Payload,
  { caughtUp, mostSheets = MOST_SHEETS }: { caughtUp: () => Promise<void>; mostSheets?: number },
): Occupancy {
  let known = nothingYet();
  let refreshing: Promise<void> | undefined;

  const refresh = async (mine: Known) => {
    const keys = [...mine.stale];
    mine.stale.clear();
    try {
      for (let at = 0; at < keys.length; at += SHEETS_A_QUESTION)
        for (const sheet of await readSheetsNamed(payload, keys.slice(at, at + SHEETS_A_QUESTION))) keep(mine, sheet);
    } catch (error) {
      for (const key of keys) mine.stale.add(key);
      throw error;
    }
  };

  const bringUpToDate = async () => {
    await caughtUp();
    if (performance.now() - known.begunAt > FORGET_MS) known = nothingYet();
    else if (known.sheets > mostSheets) known = lookedAtLast(known, mostSheets / 2);
    // One that is under way may have begun before the write that matters here: that one asks for another.
    if (refreshing) await refreshing;
    if (known.stale.size === 0) return;
    refreshing ??= refresh(known).finally(() => {
      refreshing = undefined;
    });
    await refreshing;
  };

  const load = (mine: Known, classIds: readonly string[], from: CivilDate, to: CivilDate) => {
    const read = readSheets(payload, { classIds, from, to }).then((sheets) => {
      for (const sheet of sheets) keep(mine, sheet);
    });
    read.catch(() => {
      for (const { classes } of [mine, known]) for (const id of classIds) if (classes.get(id)?.read === read) classes.delete(id);
    });
    // Known before it is read, so that what is written until then is kept too.
    for (const id of classIds) {
      const sheets = mine.classes.get(id)?.sheets ?? new Map();
      mine.classes.set(id, { from, to, read, sheets, version: ++versions, lookedAt: looks });
    }
  };

  return {
    look: async (classIds, from, to) => {
      await bringUpToDate();
      const mine = known;
      looks += 1;
      for (const [span, ids] of unread(mine, classIds, from, to)) {
        const [start = from, end = to] = span.split(',');
        for (let at = 0; at < ids.length; at += CLASSES_A_QUESTION)
          load(mine, ids.slice(at, at + CLASSES_A_QUESTION), start, end);
      }
      const reads = new Set<Promise<void>>();
      for (const id of classIds) {
        const days = mine.classes.get(id) as KnownClass;
        days.lookedAt = looks;
        reads.add(days.read);
      }
      await Promise.all(reads);
      return takenIn(mine);
    },
    note: (keys) => {
      for (const key of keys) if (known.classes.has(classOfKey(key))) known.stale.add(key);
    },
    forgetAll: () => {
      known = nothingYet();
    },
  };
}

function nothingYet(): Known {
  return { classes: new Map(), sheets: 0, begunAt: performance.now(), stale: new Set() };
}

/** The same without the classes that nobody has looked at for longest. Whoever has looked at them goes on with what was known then. */
function lookedAtLast({ classes, begunAt, stale }: Known, most: number): Known {
  const kept: Known = { classes: new Map(), sheets: 0, begunAt, stale };
  for (const [id, days] of [...classes].sort(([, a], [, b]) => b.lookedAt - a.lookedAt)) {
    if (kept.sheets + days.sheets.size > most) break;
    kept.classes.set(id, days);
    kept.sheets += days.sheets.size;
  }
  return kept;
}

/** Keeps the newest of a class's day, where that class and day are kept at all. */
function keep(known: Known, sheet: DaySheet): void {
  const days = known.classes.get(sheet.classId);
  if (!days || sheet.date < days.from || days.to < sheet.date) return;
  const before = days.sheets.get(sheet.date);
  if (before && before.version >= sheet.version) return;
  if (!before) known.sheets++;
  days.sheets.set(sheet.date, sheet);
  days.version = ++versions;
  days.held = undefined;
}

function takenIn({ classes }: Known): Taken {
  return {
    claimsOf: (classId, date) => classes.get(classId)?.sheets.get(date)?.claims ?? NOTHING,
    versionOf: (classId) => classes.get(classId)?.version ?? 0,
    heldIn: (classId) => {
      const days = classes.get(classId);
      if (!days) return NOTHING;
      days.held ??= [...days.sheets.values()].flatMap(({ claims }) => claims.filter(({ until }) => until));
      return days.held;
    },
  };
}

/** Classes whose days are not all kept, by the span to be read: what is kept and what is asked for, in one. */
function unread(known: Known, classIds: readonly string[], from: CivilDate, to: CivilDate): Map<string, string[]> {
  const wider = new Map<string, string[]>();
  for (const id of new Set(classIds)) {
    const days = known.classes.get(id);
    if (days && days.from <= from && to <= days.to) continue;
    const span = days ? `${min(days.from, from)},${max(days.to, to)}` : `${from},${to}`;
    const ids = wider.get(span);
    if (ids) ids.push(id);
    else wider.set(span, [id]);
  }
  return wider;
}

function min(a: string, b: string): string {
  return a < b ? a : b;
}

function max(a: string, b: string): string {
  return a > b ? a : b;
}
