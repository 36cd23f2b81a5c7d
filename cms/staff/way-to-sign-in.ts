type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Where somebody signs in who has opened a page of staff, with the way back to it and to what was asked of it.
 *
 * @example wayToSignIn(['planner'], { week: '2026-11-23' }) // '/admin/login?redirect=%2Fadmin%2Fplanner%3Fweek%3D2026-11-23'
 */
export function wayToSignIn(segments: string | readonly string[] | undefined, asked: Asked = {}): string {
  const path = ['/admin', ...[segments ?? []].flat().map(encodeURIComponent)].join('/');
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      name === 'redirect' ? [] : [value ?? []].flat().map((one) => [name, one] as [string, string]),
    ),
  ).toString();
  return `/admin/login?redirect=${encodeURIComponent(query ? `${path}?${query}` : path)}`;
}
