/** Not in every browser, and so not among the types. */
interface Trusting {
  trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(asked: string): string }): { createScriptURL(asked: string): unknown };
  };
}

interface Worker {
  address: string;
  /** What the page's policy calls it: of nothing but this address may a script make code. */
  policy: string;
  scope: string;
}

/** The page's own worker once it works; none in a browser that has no workers. */
export async function registerWorker({ address, policy, scope }: Worker): Promise<ServiceWorker | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const made = (window as Trusting).trustedTypes?.createPolicy(policy, {
    createScriptURL: (asked) => {
      if (asked !== address) throw new TypeError('this page has one worker');
      return asked;
    },
  });
  await navigator.serviceWorker.register((made?.createScriptURL(address) ?? address) as string, { scope });
  return (await navigator.serviceWorker.ready).active ?? undefined;
}

/** Paths of the portal's own files that the page has needed. */
export function ownFiles(pattern: RegExp): string[] {
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const own = files.filter(({ origin, pathname }) => origin === location.origin && pattern.test(pathname));
  return [...new Set(own.map(({ pathname }) => pathname))];
}
