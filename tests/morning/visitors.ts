import type { Random } from '#cms/seed/random.ts';
import { readCode } from '../e2e/kit/sign-in.ts';
import type { Ask } from './ask.ts';
import { BOOKINGS_OF_ONE, SIGNS_IN } from './proportions.ts';

export interface Visitor {
  /** As the proxy in front writes it. */
  from: string;
}

/** A family that is signed in. */
export interface Family extends Visitor {
  token: string;
  name: string;
  bookings: number;
}

/** A street of its own for every visitor: what one does counts for no other. */
function addressOf(n: number): string {
  return `100.${64 + ((n >> 16) & 63)}.${(n >> 8) & 255}.${n & 255}`;
}

/** Who comes: somebody new, or a family that has been signed in since an earlier day. */
export function createVisitors({ ask, origin, random }: { ask: Ask; origin: string; random: Random }) {
  let seen = 0;
  const families: Family[] = [];
  /** A family does one thing at a time. */
  const away = new Set<Family>();
  // Apart from those of any run before, on a portal that goes on.
  const first = random.int(0, 9_000_000);

  const anybody = (): Visitor => ({ from: addressOf(++seen) });

  async function signIn(): Promise<Family | undefined> {
    const { from } = anybody();
    const to = `137${String(10_000_000 + first * 10 + seen)
      .padStart(8, '0')
      .slice(-8)}`;
    const sent = await ask('ask for a code', '/api/v1/session/code', { method: 'POST', from, body: { to } });
    if (!sent) return undefined;
    const code = await readCode(origin, to);
    const signed = await ask('sign in', '/api/v1/session', { method: 'POST', from, body: { to, code }, expect: [201] });
    if (!signed) return undefined;
    const family = { from, token: JSON.parse(signed.text).token, name: `家长${seen}`, bookings: 0 };
    families.push(family);
    return family;
  }

  async function family(isFit: (one: Family) => boolean = () => true): Promise<Family | undefined> {
    const known = families.filter((one) => isFit(one) && !away.has(one));
    const one = known.length === 0 || random.chance(SIGNS_IN) ? await signIn() : random.pick(known);
    if (one) away.add(one);
    return one;
  }

  return {
    anybody,
    /** Whoever has booked enough for a morning books no more. */
    booking: () => family(({ bookings }) => bookings < BOOKINGS_OF_ONE),
    known: () => family(),
    gone: (one: Family) => void away.delete(one),
    /** Before the morning begins: those who signed in on an earlier day. */
    gather: async (count: number) => {
      for (let n = 0; n < count; n++) await signIn();
    },
  };
}

export type Visitors = ReturnType<typeof createVisitors>;
