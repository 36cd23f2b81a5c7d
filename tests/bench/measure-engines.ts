import { bothEngines } from './both-engines.ts';
import { engines } from './engines.ts';
import { typing } from './typing.ts';

const SMALL = 2000;
const LARGE = 100_000;

/** The embedded engine and, where `MEILI_TEST_HOST` names one, a server over the same centres. */
export async function measureEngines(
  wanted: { engines: boolean; typing: boolean },
  { say, note }: { say: (words: string) => void; note: (words: string) => void },
): Promise<void> {
  const { MEILI_TEST_HOST: host, MEILI_TEST_KEY: apiKey, MEILI_TEST_PID: pid } = process.env;
  const side = wanted.engines && host !== undefined;
  const sizes = [...(side ? [SMALL] : []), ...(side || wanted.typing ? [LARGE] : [])];
  for (const count of sizes) {
    say(`search engines over ${count.toLocaleString('en')} centres …`);
    const both = await bothEngines(count, host ? { host, apiKey, pid } : undefined);
    try {
      if (side) for (const words of await engines(both)) note(words);
      if (wanted.typing && count === LARGE) for (const words of await typing(both)) note(words);
    } finally {
      await both.close();
    }
  }
  if (!host) note('on Meilisearch neither the engines side by side nor S14: MEILI_TEST_HOST names no server');
}
