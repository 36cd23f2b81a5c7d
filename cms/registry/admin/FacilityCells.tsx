import type { DefaultServerCellComponentProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { shareTaken } from '#cms/places/roster.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

type Props = DefaultServerCellComponentProps<never, never>;

/** A district or township by its name. */
export async function AreaCell({ cellData, i18n }: Props) {
  const { areas } = await getPortal();
  const all = await areas.listOf(langOf(i18n.language));
  return <span className="nb">{all.find(({ code }) => code === cellData)?.name ?? cellData}</span>;
}

/** What its classes offer, all together. */
export async function PlacesCell({ rowData }: Props) {
  const classes = (await getPortal()).supplies.get(rowData.id)?.classes;
  return <span>{classes ? classes.reduce((all, { places }) => all + places, 0) : '–'}</span>;
}

/** How much of today's places is taken. */
export async function UseCell({ rowData, i18n }: Props) {
  const portal = await getPortal();
  const share = await shareTaken(portal, { facilityId: rowData.id, date: todayOf(portal) });
  if (share !== undefined) return <span>{share}%</span>;
  const t = createTranslator(langOf(i18n.language));
  return <span className="jt-dim">{portal.supplies.get(rowData.id) ? t('roster.closed') : '–'}</span>;
}

/** Its credential's standing; whether it operates only where it does not. */
export async function StandingCell({ rowData, i18n }: Props) {
  const { credentialStatus, operating } = rowData as Facility;
  const t = createTranslator(langOf(i18n.language));
  const stopped = operating === 'normal' ? '' : t(`staff.operating_${operating}`);
  const words = [t(`staff.credential_${credentialStatus}`), stopped].filter(Boolean).join(' · ');
  return <span className={credentialStatus === 'valid' && !stopped ? undefined : 'jt-late'}>{words}</span>;
}
