import { redirect } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import { getSafeRedirect } from 'payload/shared';
import { wordsOf } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { Logo } from '../brand/Logo.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The sign-in of staff, in place of Payload's own, which knows no second step. */
export function SignIn({ initPageResult, searchParams }: AdminViewServerProps) {
  const { i18n, payload, user } = initPageResult.req;
  const onward = getSafeRedirect({ fallbackTo: '/admin', redirectTo: searchParams?.redirect ?? '' });
  if (user) redirect(onward);
  return (
    <>
      <div className="login__brand">
        <Logo i18n={i18n} payload={payload} />
      </div>
      <SignInForm words={wordsOf(langOf(i18n.language), 'factor')} onward={onward} />
    </>
  );
}
