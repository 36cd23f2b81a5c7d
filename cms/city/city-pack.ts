import type { CountryCode } from 'libphonenumber-js/mobile';
import type { CentreEndRule } from '#domain/booking/centre-end.ts';
import type { InfectionRule } from '#domain/booking/infection.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { LessTermRule } from '#domain/contract/centre-terms.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import type { OfferSigningRule } from '#domain/contract/offer-signature.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import type { ElementRule } from '#domain/contract/template-check.ts';
import type { VoidTermRule } from '#domain/contract/void-terms.ts';
import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import type { MonthTip } from '#domain/guidance/month-message.ts';
import type { OnwardRule } from '#domain/guidance/onward.ts';
import type { ScheduleEntry } from '#domain/guidance/schedule.ts';
import type { InEveryLanguage, Lang } from '#domain/language/lang.ts';
import type { SourceRow } from '#domain/language/source-row.ts';
import type { CentrePayRule } from '#domain/money/at-centre.ts';
import type { FamilySupport } from '#domain/money/family-support.ts';
import type { OfferTimes } from '#domain/offers/waitlist-offer.ts';
import type { WaitlistRules } from '#domain/offers/waitlist-order.ts';
import type { ClassStandard } from '#domain/places/facility.ts';
import type { AREA_LEVELS, PlaceKind, Point } from '#domain/places/geo.ts';
import type { RequestRule } from '#domain/places/on-request.ts';
import type { StaffStandard } from '#domain/places/staff-standard.ts';
import type { SpecialDay } from '#domain/time/workdays.ts';
import type { ListLoss, RegisterMapping } from './mapping.ts';

export interface AreaSeed {
  code: string;
  name: InEveryLanguage;
  level: (typeof AREA_LEVELS)[number];
  parent?: string;
  point?: Point;
  /** Of a township: in the country, not in town. Left out where nobody says. */
  rural?: boolean;
  population?: {
    year: number;
    people: number;
    source: string;
    /** Places per thousand people that the city has set itself, with the paper that says so. */
    target?: { placesPerThousand: number; source: string };
  };
  source: string;
}

export interface PlaceSeed {
  name: InEveryLanguage;
  aliases?: string[];
  kind: PlaceKind;
  districtCode?: string;
  point: Point;
  source: string;
}

export interface ContractTemplateSeed {
  code: string;
  version: number;
  form: CareForm;
  /** For one stay at a time; by the month otherwise. */
  oneStay?: boolean;
  /** For how many months later stays are agreed under it with one tap; none where each is signed. */
  frameworkMonths?: number;
  effectiveOn: string;
  title: InEveryLanguage;
  source: string;
  clauses: TemplateClause[];
}

type Row = Pick<SourceRow, 'checked' | 'readOn'>;

export interface VisitRuleSeed extends Row {
  perYear: number;
  untilMonths: number;
  minutes: number;
  morningFrom: string;
  afternoonFrom: string;
  source: string;
  effectiveOn: string;
}

export interface VisitCheckSeed extends Row {
  code: string;
  what: InEveryLanguage;
  fromDay: number;
  toDay: number;
  source: string;
  effectiveOn: string;
}

export interface ClinicSeed extends Row {
  name: InEveryLanguage;
  address: InEveryLanguage;
  phone?: string;
  hours: InEveryLanguage;
  townships: string;
  visits: boolean;
  doctors: boolean;
  vaccines: boolean;
  vaccineHours?: InEveryLanguage;
  /** By default where its first township is searched for. */
  point?: Point;
  source: string;
  effectiveOn: string;
}

/** Everything that makes the portal one city's. Nothing of a city is in code elsewhere. */
export interface CityPack {
  code: string;
  /** The first is the city's own language. */
  languages: Lang[];
  name: InEveryLanguage;
  brand: InEveryLanguage;
  tagline: InEveryLanguage;
  /** Who runs it. */
  host: InEveryLanguage;
  /** In whose name the city's merchant takes money; who runs it, where nobody is named. */
  merchant?: InEveryLanguage;
  helpline: { number: string; name: InEveryLanguage };
  complaints: { number: string; name: InEveryLanguage };
  /** Calls an ambulance. */
  emergency: string;
  /** Calls the police. */
  police: string;
  /** The rules on children's data that the portal's own are based on. */
  childDataLaw?: InEveryLanguage;
  /** ISO 3166: telephone numbers are dialled without its code. */
  country: CountryCode;
  /** How long a one-time code that was entered shows who signs: later a contract asks for a fresh one. */
  signingCodeMinutes: number;
  /** Whether a stay that is agreed under a framework contract asks for such a code too. */
  annexAsksCode: boolean;
  /** From how many degrees Celsius on a child is noted as having a fever at a check. */
  feverFrom: number;
  /** How long a code by which one guardian invites the other counts. */
  invitationDays: number;
  /** By how many minutes a family may have its hold made longer, once; none where it may not. */
  holdExtensionMinutes: number;
  /** How long a place that came free is kept for who is first on the waitlist, and when nobody is told of one. */
  waitlist: OfferTimes;
  /** How long after its hour a child that nobody has reported counts as late, and its family can be asked. */
  lateAfterMinutes: number;
  /** How long days off that a centre has announced can be taken back before families are told and money moves. */
  closingUndoMinutes: number;
  /** Where telephones may be that get sign-in codes, and which numbers there get none: those of satellites, say. */
  codes: { countries: CountryCode[]; not?: RegExp };
  currency: string;
  timeZone: string;
  centre: Point;
  bounds: { south: number; west: number; north: number; east: number };
  /** Place that a first visit searches around. */
  startPlace: { name: InEveryLanguage; point: Point };
  hues?: Record<string, string>;
  /** InEveryLanguage that an area's coordinates and the map must carry. */
  attribution?: InEveryLanguage;
  mediator: InEveryLanguage;
  areas: AreaSeed[];
  /** GeoJSON of the district outlines, as a file beside the pack. */
  outlines?: string;
  /** GeoJSON of water and main roads, as a file beside the pack, and whose it is, what it leaves out and how exact it is. */
  ground?: { file: string; source: InEveryLanguage };
  gazetteer: PlaceSeed[];
  /** Place-name readings that the pinyin library gets wrong. */
  readings: Record<string, string>;
  specialDays: (SpecialDay & { source: string })[];
  classStandards: ClassStandard[];
  staffStandards: StaffStandard[];
  /** Who is offered a place before others who wait. */
  waitlistRules: WaitlistRules[];
  /** How long centres that answer bookings themselves have for it. */
  requestRules: RequestRule[];
  /** How long a family has to come and pay at the centre; without one in force nothing is paid there. */
  centrePayRules?: CentrePayRule[];
  /** How long ahead centres say that they end a contract, and on what grounds; without one in force none does. */
  centreEndRules?: CentreEndRule[];
  /** From when heads declare that contracts are concluded in their centre's name; without it a centre is bound by what it publishes. */
  offerSigning?: OfferSigningRule;
  /** By when what was signed ahead is paid; without one in force nothing is signed ahead. */
  aheadPayRules?: AheadPayRule[];
  refundRules: RefundRule[];
  refundWithinDays: number;
  /** So many days before care by the month ends a family is told that it can go on; none where it is not. */
  renewalNoticeDays: number;
  contractTemplates: ContractTemplateSeed[];
  /** What its contracts say. */
  contractElements: ElementRule[];
  /** How terms are worded that no contract can hold. */
  voidTerms: VoidTermRule[];
  /** How terms are worded that leave a family worse off than its contracts do: a centre adds none of them. */
  lessTerms: LessTermRule[];
  /** Signs that a child is in danger, each once, to begin with. */
  dangerSigns?: DangerSign[];
  /** What the child's calendar begins with; its editors go on from there. */
  calendar?: ScheduleEntry[];
  /** How often newborns' families are visited, what is looked at, and the stations that do it, to begin with. */
  homeVisits?: { rules: VisitRuleSeed[]; checks: VisitCheckSeed[]; clinics: ClinicSeed[] };
  /** How long children with an infectious disease stay at home, to begin with. */
  infectionRules?: InfectionRule[];
  /** One thing to do in each month of age, to begin with. */
  monthTips?: MonthTip[];
  /** Makers and goods that guidance does not name; each city adds its own. */
  brandNames?: readonly string[];
  /** What comes after reading, to begin with. */
  onwardRules?: OnwardRule[];
  /** Money and leave that the law gives families, to begin with. */
  familySupports?: FamilySupport[];
  /** Whether a generated demonstration city belongs to the pack. */
  demo: boolean;
  /** How much its lists of centres and places may lose at once. */
  listLoss: ListLoss;
  /** How the city's own list of centres is read; without it `npm run import` has nothing to read with. */
  registerMapping?: RegisterMapping;
}
