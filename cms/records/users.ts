import { isStationArea, takesIn } from '#cms/access/in-territory.ts';
import { facilityIdOf, hasRole, type Role, type StaffUser } from '#cms/access/roles.ts';
import { machineTime } from '#cms/core/clock.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Lang } from '#domain/language/lang.ts';
import { takeTurnOf } from './facilities.ts';
import type { Kept } from './kept.ts';
import type { Facility, User } from './payload-types.ts';

/** An account to be made. Whoever it is for sets a password of their own by a link. */
export interface NewUser extends Pick<StaffUser, 'roles'> {
  email: string;
  name: string;
  password: string;
  facility?: string;
  territory?: string;
}

/** Whom a message is for, and the language in which they work. */
type Reader = Pick<User, 'id' | 'email' | 'language'>;
const toReader = ({ id, email, language }: User): Reader => ({ id, email, language });

/** Accounts of staff. */
export interface Users {
  /** Whom a request's cookies or keys sign in; nobody without them. */
  findSignedIn(headers: Headers): Promise<StaffUser | undefined>;
  /** An account as it is needed to let somebody in, with what it keeps of its password. */
  findForSignIn(email: string): Promise<Pick<User, 'id' | 'email' | 'roles' | 'hash' | 'salt'> | undefined>;
  /** Signs an account out wherever it is signed in. */
  endSessions(id: string): Promise<void>;
  find(email: string, unit?: Unit): Promise<StaffUser | undefined>;
  findById(id: string, unit: Unit): Promise<StaffUser | undefined>;
  /** Who answers for a centre: its heads, and the supervisors whose territory takes it in. */
  listAnswering(facility: Pick<Facility, 'id' | 'districtCode' | 'townshipCode'>): Promise<Reader[]>;
  /** Who makes home visits where a family lives. */
  listNurses(home: { districtCode: string; townshipCode: string }): Promise<{ id: string; name: string }[]>;
  /** Who runs a centre. */
  listHeads(facilityId: string): Promise<Reader[]>;
  /** A centre's people who have one of some roles. */
  listAt(facilityId: string, roles: readonly Role[]): Promise<Reader[]>;
  /** Keeps the language in which somebody works: what is sent to them is written in it. */
  keepLanguage(id: string, language: Lang, unit: Unit): Promise<void>;
  /** Makes two changes of one account's days take turns: both touch the account. */
  takeTurn(id: string, unit: Unit): Promise<void>;
  /** Accounts by their ids. */
  listOf(ids: readonly string[]): Promise<Reader[]>;
  /** Who works for a society or an activity centre. */
  idsOfBody(organiser: string): Promise<string[]>;
  /** Names of accounts by their ids; those without one are left out. */
  namesOf(ids: readonly string[], unit?: Unit): Promise<Map<string, string>>;
  add(user: NewUser, unit?: Unit): Promise<void>;
  change(id: string, to: Partial<Pick<NewUser, 'roles' | 'facility'>>, unit?: Unit): Promise<void>;
  /** A token with which the account's password can be set, by default within an hour; none where there is no such account. */
  letSetPassword(email: string, within?: { milliseconds: number; unit: Unit }): Promise<string | null>;
  /** The token that was given last and has not been used. */
  findPasswordToken(email: string): Promise<string | undefined>;
  /** Whose password a token lets be set. */
  findByPasswordToken(token: string, unit: Unit): Promise<Pick<User, 'id' | 'email' | 'name'> | undefined>;
  /** Whether somebody is administrator who is none of these. Of two who ask at once for one another, one waits for the other. */
  isAdministratorLeft(without: readonly string[], unit: Unit): Promise<boolean>;
}

export function createUsers({ payload }: Kept): Users {
  const asked = { collection: 'users', depth: 0 } as const;
  const listAt = async (facilityId: string, roles: readonly Role[]) => {
    const where = { roles: { in: [...roles] }, facility: { equals: facilityId } };
    return (await payload.find({ ...asked, where, pagination: false })).docs.map(toReader);
  };
  return {
    findSignedIn: async (headers) => (await payload.auth({ headers })).user ?? undefined,
    findForSignIn: async (email) => {
      const where = { email: { equals: email } };
      return (await payload.find({ ...asked, where, showHiddenFields: true, limit: 1, pagination: false })).docs[0];
    },
    endSessions: async (id) => {
      await payload.db.updateOne({ collection: 'users', id, data: { sessions: [] } });
    },
    find: async (email, req) => {
      const { docs } = await payload.find({ ...asked, where: { email: { equals: email } }, limit: 1, pagination: false, req });
      return docs[0];
    },
    findById: async (id, req) => (await payload.findByID({ ...asked, id, disableErrors: true, req })) ?? undefined,
    listAnswering: async (facility) => {
      const where = { roles: { in: ['head', 'supervisor'] } };
      const { docs } = await payload.find({ ...asked, where, pagination: false });
      return docs
        .filter((user) => {
          const isHead = hasRole(user, 'head') && facilityIdOf(user) === facility.id;
          return isHead || (hasRole(user, 'supervisor') && takesIn(user.territory ?? '', facility));
        })
        .map(toReader);
    },
    listNurses: async (home) => {
      const { docs } = await payload.find({ ...asked, where: { roles: { in: ['nurse'] } }, pagination: false });
      // Whose area is all of the city is of no station, and would not see the visit that it is given.
      const visits = (territory: string) => isStationArea(territory) && takesIn(territory, home);
      return docs.filter(({ territory }) => visits(territory ?? '')).map(({ id, name }) => ({ id, name }));
    },
    listHeads: (facilityId) => listAt(facilityId, ['head']),
    takeTurn: (id, req) => takeTurnOf(payload, id, req, 'users'),
    listAt,
    keepLanguage: async (id, language, req) => {
      await payload.db.updateOne({ collection: 'users', id, data: { language }, req });
    },
    idsOfBody: async (organiser) => {
      const asked = { collection: 'users', where: { organiser: { equals: organiser } }, select: {}, depth: 0, limit: 0 } as const;
      return (await payload.find({ ...asked, pagination: false })).docs.map(({ id }) => id);
    },
    listOf: async (ids) => {
      const { docs } = await payload.find({ ...asked, where: { id: { in: [...ids] } }, pagination: false });
      return docs.map(toReader);
    },
    namesOf: async (ids, req) => {
      const { docs } = await payload.find({ ...asked, where: { id: { in: [...ids] } }, pagination: false, req });
      return new Map(docs.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
    },
    add: async (data, req) => {
      await payload.create({ ...asked, data, req });
    },
    change: async (id, data, req) => {
      await payload.update({ ...asked, id, data, req });
    },
    letSetPassword: (email, within) =>
      payload.forgotPassword({
        collection: 'users',
        data: { email },
        disableEmail: true,
        ...(within ? { expiration: within.milliseconds, req: within.unit } : {}),
      }),
    findByPasswordToken: async (token, req) => {
      const where = { resetPasswordToken: { equals: token } };
      return (await payload.find({ ...asked, where, limit: 1, pagination: false, req })).docs[0];
    },
    isAdministratorLeft: async (without, req) => {
      const where = { roles: { in: ['administrator'] }, id: { not_in: [...without] } };
      const [other] = (await payload.find({ ...asked, where, limit: 1, pagination: false, req })).docs;
      if (!other) return false;
      // Whoever takes the role from this one meanwhile is in conflict, and looks again.
      const updatedAt = new Date(machineTime()).toISOString();
      await payload.db.updateOne({ collection: 'users', id: other.id, data: { updatedAt }, req });
      return true;
    },
    findPasswordToken: async (email) => {
      const { docs } = await payload.find({
        ...asked,
        where: { email: { equals: email } },
        showHiddenFields: true,
        limit: 1,
        pagination: false,
      });
      return docs[0]?.resetPasswordToken ?? undefined;
    },
  };
}
