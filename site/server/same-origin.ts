/**
 * Whether a browser says that another site made it send this request. Browsers name the origin of
 * everything that can change something; a caller that names none is a program, and carries no
 * family's cookie unless it was given one.
 */
export function fromElsewhere({ headers }: Pick<Request, 'headers'>, ours: readonly string[]): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  return origin !== null && !ours.includes(origin);
}

/** Methods that change nothing. */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
