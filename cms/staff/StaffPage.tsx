import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import { redirect } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { type Cell, toCsv } from '#cms/core/csv.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { type StaffSession, sessionOf } from './staff-session.ts';
import { wayToSignIn } from './way-to-sign-in.ts';

interface Framed<Session> {
  view: AdminViewServerProps;
  title: (t: Translator) => string;
  content: (session: Session, t: Translator) => Promise<ReactNode>;
}

/** A staff view for people of a centre; anybody else is told so. */
export function StaffPage({ view, title, content }: Framed<StaffSession & { facilityId: string }>) {
  return (
    <StaffFrame
      view={view}
      title={title}
      content={async (session, t) =>
        session.facilityId ? content({ ...session, facilityId: session.facilityId }, t) : <p>{t('staff.noCentre')}</p>
      }
    />
  );
}

/**
 * The frame of a staff view: the admin's own. Who may see what is in it, its content says; whoever is not signed in does
 * that first, and comes back.
 */
export async function StaffFrame({ view, title, content }: Framed<StaffSession>) {
  const { initPageResult, params, searchParams } = view;
  const { req, permissions, visibleEntities, locale } = initPageResult;
  if (!req.user) redirect(wayToSignIn(params?.segments, searchParams));
  const session = { ...sessionOf(req.user, req.i18n.language), portal: await getPortal() };
  const t = createTranslator(langOf(req.i18n.language));
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      searchParams={searchParams}
      user={req.user}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: title(t) }]} />
      <div className="jt">{await content(session, t)}</div>
    </DefaultTemplate>
  );
}

/** Downloads a table that a staff page shows, for a spreadsheet. It is in the address itself: nothing is asked for twice. */
export function CsvLink({ name, lines, words }: { name: string; lines: readonly (readonly Cell[])[]; words: string }) {
  return (
    <a download={`${name}.csv`} href={`data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(lines))}`}>
      {words}
    </a>
  );
}
