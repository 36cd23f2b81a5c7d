import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { getPortal } from '#cms/portal/portal.ts';
import { langOf } from '#domain/language/lang.ts';
import { type StaffSession, sessionOf } from './staff-session.ts';
import { type StaffWords, staffWords } from './words.ts';

/** The frame of a staff view: the admin's own, for people of a centre; anybody else is told so. */
export async function StaffPage({
  view,
  title,
  content,
}: {
  view: AdminViewServerProps;
  title: (words: StaffWords) => string;
  content: (session: StaffSession & { facilityId: string }, words: StaffWords) => Promise<ReactNode>;
}) {
  const { initPageResult, params, searchParams } = view;
  const { req, permissions, visibleEntities, locale } = initPageResult;
  const session = req.user && { ...sessionOf(req.user, req.i18n.language), portal: await getPortal() };
  const words = staffWords(langOf(req.i18n.language));
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      searchParams={searchParams}
      user={req.user ?? undefined}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: title(words) }]} />
      <div className="jt">
        {session?.facilityId ? (
          await content({ ...session, facilityId: session.facilityId }, words)
        ) : (
          <p>{words.frame.noCentre}</p>
        )}
      </div>
    </DefaultTemplate>
  );
}
