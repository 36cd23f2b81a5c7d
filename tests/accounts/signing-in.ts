import type { Environment } from '#cms/core/environment.ts';
import type { Guardian, Guardians } from '#cms/records/guardians.ts';
import type { Limits } from '#cms/records/limits.ts';
import type { Session, Sessions } from '#cms/records/sessions.ts';
import type { SignInCode, SignInCodes } from '#cms/records/sign-in-codes.ts';

export const NOW = '2026-11-23T07:02:00.000Z';
export const environment = {
  secret: 'a secret',
  mode: 'live',
  limited: true,
  codesPerDay: 5000,
  codeCountries: undefined,
} as Environment;

/** Counts for ever, in memory: its times are never over. */
export function limitsInMemory(): Limits {
  const taken = new Map<string, number>();
  const take: Limits['take'] = async ({ name, most, seconds }, who) => {
    const count = (taken.get(`${name} ${who}`) ?? 0) + 1;
    taken.set(`${name} ${who}`, count);
    return count > most ? seconds * 1000 : undefined;
  };
  return {
    take,
    takeGuess: (name, who) => take({ name, most: 5, seconds: 60 }, who),
    forgetGuesses: async (name, who) => void taken.delete(`${name} ${who}`),
    takeBackGuess: async (name, who) => void taken.set(`${name} ${who}`, (taken.get(`${name} ${who}`) ?? 1) - 1),
    removeOverBefore: async () => {},
  };
}

/** Codes, sessions and families, in memory. */
export function accountsInMemory(...families: Guardian[]) {
  const codes: (SignInCode & { contact: string; requestHash: string; expiresAt: string })[] = [];
  const sessions: (Session & { guardianId: string; expiresAt: string })[] = [];
  const of = (contact: string, instant: string) => codes.filter((one) => one.contact === contact && one.expiresAt > instant);
  return {
    codes,
    families,
    sessions,
    records: {
      limits: limitsInMemory(),
      signInCodes: {
        takeTurn: async () => {},
        countEndingAfter: async (contact, instant) => of(contact, instant).length,
        findNewest: async (contact, at) => of(contact, at).at(-1),
        add: async (code) => `code-${codes.push({ ...code, id: `code-${codes.length + 1}`, tries: {} })}`,
        setTries: async (id, tries) => {
          for (const code of codes) if (code.id === id) code.tries = tries;
        },
        findRequested: async ({ contact, requestHash }, at) => of(contact, at).find((one) => one.requestHash === requestHash),
        removeOf: async (contact) => {
          codes.splice(0, codes.length, ...codes.filter((one) => one.contact !== contact));
        },
      } satisfies Partial<SignInCodes>,
      sessions: {
        add: async (session) => void sessions.push({ ...session, provenAt: session.begunAt, id: `session-${sessions.length}` }),
        find: async (tokenHash, at) => {
          const session = sessions.find((one) => one.tokenHash === tokenHash && one.expiresAt > at);
          const guardian = families.find(({ id }) => id === session?.guardianId);
          return session && guardian && { ...session, guardian };
        },
        listOf: async (guardianId, at) => sessions.filter((one) => one.guardianId === guardianId && one.expiresAt > at),
        setSeen: async (id, at) => {
          for (const session of sessions) if (session.id === id) session.seenAt = at;
        },
        removeOthers: async (guardianId, keptHash) => {
          const left = sessions.filter((one) => one.guardianId !== guardianId || one.tokenHash === keptHash);
          sessions.splice(0, sessions.length, ...left);
        },
      } satisfies Partial<Sessions>,
      guardians: {
        findByContact: async (contact) => families.find((one) => one.contact === contact),
        add: async (guardian) => {
          const added = { ...guardian, id: `family-${families.length}`, adult: false };
          families.push(added);
          return added;
        },
        change: async (id, to) => {
          const at = families.findIndex((one) => one.id === id);
          const changed = { ...(families[at] as Guardian), ...to };
          families[at] = changed;
          return changed;
        },
      } satisfies Partial<Guardians>,
    },
  };
}
