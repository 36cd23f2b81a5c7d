/** A family's session: a bearer token from a program, else the browser's cookie. */
export function sessionToken(request: Request, cookie: string | undefined): string | undefined {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return bearer ?? cookie;
}
