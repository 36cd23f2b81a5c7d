/**
 * A morning books, pays and cancels, and reads sign-in codes among the messages that a demonstration shows: it is played
 * to a demonstration alone. Throws with a sentence where the address is none.
 */
export async function findPortal(address: string): Promise<string> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new Error(`--origin takes the address of a portal, such as http://localhost:4321, and not ${address}.`);
  const { origin } = new URL(address);
  const answer = await fetch(`${origin}/api/v1/outbox`, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(
    (error: Error) => {
      throw new Error(`${origin} does not answer: ${(error.cause as Error | undefined)?.message ?? error.message}`);
    },
  );
  if (answer.status === 404)
    throw new Error(
      `${origin} is a live portal: a morning would book, pay and cancel there. It is played to a demonstration only.`,
    );
  if (!answer.ok) throw new Error(`${origin} answered ${answer.status} when it was asked whether it is a demonstration.`);
  const { messages } = (await answer.json().catch(() => ({}))) as { messages?: unknown };
  if (!Array.isArray(messages)) throw new Error(`${origin} is no portal.`);
  return origin;
}
