'use client';

import { Link, useConfig, useTranslation } from '@payloadcms/ui';
import type { DefaultCellComponentProps } from 'payload';
import { formatAdminURL } from 'payload/shared';
import { weekdayWords } from '#cms/words/weekday-words.ts';

/** Weekdays in words, leading to the record where they are its first column. */
export function WeekdaysCell({ cellData, collectionSlug, link, rowData }: DefaultCellComponentProps) {
  const { i18n } = useTranslation();
  const { config } = useConfig();
  const words = weekdayWords(String(cellData ?? ''), i18n.language);
  if (!link) return <span>{words}</span>;
  const path = `/collections/${collectionSlug}/${rowData?.id}` as const;
  return <Link href={formatAdminURL({ adminRoute: config.routes.admin, path })}>{words}</Link>;
}
