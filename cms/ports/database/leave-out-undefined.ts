import type { BaseDatabaseAdapter } from 'payload';

const WRITERS = [
  ...['create', 'updateOne', 'updateMany', 'updateJobs', 'upsert', 'createGlobal', 'updateGlobal'],
  ...['createVersion', 'updateVersion', 'createGlobalVersion', 'updateGlobalVersion'],
];

type Written = Record<'data' | 'versionData', Record<string, unknown> | undefined>;
type Writer = (args: Written) => Promise<unknown>;

/** What is undefined within a list or an object is not written: MongoDB's driver would make `null` of it, SQLite leaves it out. */
export function leaveOutUndefined(adapter: BaseDatabaseAdapter): void {
  const verbs = adapter as BaseDatabaseAdapter & Record<string, Writer | undefined>;
  for (const name of WRITERS) {
    const verb = verbs[name];
    if (!verb) continue;
    verbs[name] = (args: Written) => {
      for (const part of ['data', 'versionData'] as const) {
        const whole = args[part];
        for (const key of whole ? Object.keys(whole) : []) if (whole) whole[key] = leftOut(whole[key]);
      }
      return verb.call(adapter, args);
    };
  }
}

/** The same without it; dates, buffers and their like are what they were. */
export function leftOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => leftOut(one));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([key, one]) => [key, leftOut(one)]));
}
