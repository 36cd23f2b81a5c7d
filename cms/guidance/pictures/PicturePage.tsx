import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import type { Media } from '#cms/records/payload-types.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { Translator } from '#cms/words/index.ts';
import { ReplaceForm } from './ReplaceForm.tsx';

/** A picture and where it is shown; a reviewer puts another in its place in all of that at once. */
export function PicturePage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('review.pictureTitle')}
      content={async (session, t) => {
        if (!hasRole(session.user, 'author', 'reviewer', 'administrator')) return <p>{t('review.notYours')}</p>;
        return <Shown session={session} t={t} id={String(view.searchParams?.picture ?? '')} />;
      }}
    />
  );
}

async function Shown({ session, t, id }: { session: StaffSession; t: Translator; id: string }) {
  const { portal, user, lang } = session;
  const [picture] = await portal.pictures.listOf([id], lang);
  if (!picture) return <p>{t('review.pictureNone')}</p>;
  const where = await portal.pictures.listUses(id, lang);
  const others = (await portal.pictures.listUnused(lang)).map((one) => ({ id: one.id, alt: one.alt, src: small(one) }));
  return (
    <>
      <h1>{t('review.pictureTitle')}</h1>
      <figure className="jt-picture">
        {/* biome-ignore lint/performance/noImgElement: the portal has its own sizes */}
        <img src={small(picture)} alt={picture.alt} />
        <figcaption className="jt-dim">{picture.alt}</figcaption>
      </figure>
      <p className="jt-answer">{t('review.pictureShown', { count: where.length })}</p>
      <ul>
        {where.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      {where.length > 0 && hasRole(user, 'reviewer') ? (
        <section className="jt-case" aria-labelledby="put-another">
          <h2 id="put-another">{t('review.pictureReplace')}</h2>
          <p className="jt-dim">{t('review.pictureNote')}</p>
          {others.length > 0 ? (
            <ReplaceForm
              hidden={{ picture: id, lang }}
              others={others}
              words={{
                which: t('review.pictureWhich'),
                button: t('review.pictureButton'),
                sending: t('review.sending'),
                notDone: t('review.pictureNotDone'),
              }}
            />
          ) : (
            <p>
              {t('review.pictureNoOther')} <Link href="/admin/collections/media/create">{t('review.pictureSend')}</Link>
            </p>
          )}
        </section>
      ) : null}
    </>
  );
}

const small = ({ sizes, url }: Media) => sizes?.phone?.url ?? url ?? '';
