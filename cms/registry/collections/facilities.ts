import type { CollectionAfterReadHook, CollectionConfig, Field } from 'payload';
import { only, shownTo } from '#cms/access/by-role.ts';
import { inTerritory, readFacilities } from '#cms/access/in-territory.ts';
import { staffOf } from '#cms/access/roles.ts';
import { forgetWith } from '#cms/fields/hooks/forget-with.ts';
import { keepAddress } from '#cms/fields/hooks/keep-address.ts';
import { publicUrl } from '#cms/fields/hooks/public-url.ts';
import { refuseWhileUsed } from '#cms/fields/hooks/refuse-while-used.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { describeNotice } from '../filing/describe-notice.ts';
import { askInclusive } from '../hooks/ask-inclusive.ts';
import { dateStop, keepStanding } from '../hooks/date-stop.ts';
import { fileChanges } from '../hooks/file-changes.ts';
import { BASICS, FROM_REGISTER, PLACE } from './facility-fields/basics.ts';
import { DAY } from './facility-fields/day.ts';
import { IN_LISTS } from './facility-fields/in-lists.ts';
import { PREMISES, WELCOME } from './facility-fields/premises.ts';
import { PROPOSED } from './facility-fields/proposed.ts';
import { SHOW } from './facility-fields/show.ts';
import { STANDING } from './facility-fields/standing.ts';

/** Whoever opens a centre is told with it which of its filed facts wait, or how that was decided. Lists are not. */
const tellProposed: CollectionAfterReadHook = async ({ doc, findMany, overrideAccess, req }) => {
  const user = staffOf(req);
  if (findMany || overrideAccess || !user || !doc.id || req.query?.select) return doc;
  const notice = await describeNotice(await getPortal(), { facilityId: String(doc.id), user, req });
  return notice ? { ...doc, proposed: notice } : doc;
};

const tab = (label: InEveryLanguage, fields: Field[]) => ({ label, fields });

export const Facilities: CollectionConfig = {
  slug: 'facilities',
  labels: labels({ zh: '托育机构', en: ['Centre', 'Centres'] }),
  admin: {
    group: GROUP.centre,
    hidden: shownTo('head', 'supervisor'),
    useAsTitle: 'name',
    hideAPIURL: true,
    defaultColumns: ['name', 'districtCode', 'offered', 'used', 'standing', 'credentialExpiresOn'],
    listSearchableFields: ['name', 'slug', 'phone'],
    preview: publicUrl('facilities'),
  },
  access: {
    read: readFacilities,
    create: only('administrator'),
    update: inTerritory('', 'head', 'supervisor'),
    delete: only('administrator'),
  },
  hooks: {
    beforeChange: [keepAddress('facilities'), fileChanges, dateStop, askInclusive],
    afterChange: [keepStanding],
    afterRead: [tellProposed],
    beforeDelete: [
      refuseWhileUsed(
        {
          collection: 'bookings',
          field: 'facility',
          sentence: {
            zh: '这家机构有过预约，不能删；把经营状态改成“注销”',
            en: 'It has had bookings: set its operating status to closed instead',
          },
        },
        {
          collection: 'classes',
          field: 'facility',
          sentence: { zh: '这家机构还有班级，先删掉班级', en: 'It has classes: take them away first' },
        },
      ),
      forgetWith('facility', 'favourites'),
    ],
  },
  fields: [
    PROPOSED,
    ...IN_LISTS,
    {
      type: 'tabs',
      tabs: [
        tab({ zh: '基本', en: 'Basics' }, BASICS),
        tab({ zh: '位置', en: 'Place' }, PLACE),
        tab({ zh: '资质', en: 'Standing' }, STANDING),
        tab({ zh: '场所与安全', en: 'Premises and safety' }, PREMISES),
        tab({ zh: '给家长看的', en: 'For families' }, SHOW),
        tab({ zh: '语言和无障碍', en: 'Language and access' }, WELCOME),
        tab({ zh: '一天怎么分', en: 'The day' }, DAY),
        tab({ zh: '登记簿', en: 'Register' }, FROM_REGISTER),
      ],
    },
  ],
};
