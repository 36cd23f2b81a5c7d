import type { APIContext } from 'astro';
import type { SigningDoor } from '#cms/contracts/signing-evidence.ts';
import type { Lang } from '#domain/language/lang.ts';

type Asked = Pick<APIContext, 'clientAddress' | 'locals' | 'request'>;

/** What is kept of where a signature came from, by page and by program alike. */
export const signingDoor = ({ clientAddress, locals, request }: Asked, lang: Lang): SigningDoor => ({
  session: locals.session,
  address: clientAddress,
  agent: request.headers.get('user-agent') ?? '',
  lang,
});
