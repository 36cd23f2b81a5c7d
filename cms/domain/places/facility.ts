import type { CareForm, DayParts } from '../care/care.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import type { PriceItem, UnsoldReason } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { BookingWindow, WindowOfClass } from './booking-window.ts';
import type { CentreCap } from './bound.ts';
import type { ClassLimits } from './capacity.ts';
import type { Standing } from './credential.ts';
import type { HandoverWindow } from './handover-times.ts';
import type { HourQuota } from './hour-quota.ts';
import type { RequestRule } from './on-request.ts';
import type { Closure, OpeningHours } from './opening.ts';
import type { Party, PublicPart } from './public-part.ts';
import type { Shift } from './shift.ts';

/** The six institution forms (APP field list), and `unknown` where a register is silent. */
export const INSTITUTIONS = ['standalone', 'community', 'kindergarten', 'employer', 'family', 'hub', 'unknown'] as const;
export type Institution = (typeof INSTITUTIONS)[number];

export const OWNERSHIPS = ['public', 'private', 'public_run_privately', 'private_with_support'] as const;

/** What somebody who works in a centre is there for; only a `carer` counts for the ratio. */
export const STAFF_DUTIES = ['head', 'carer', 'health', 'guard', 'cook'] as const;

/** 乳儿班, 托小班, 托大班, 混合班, 家庭托育点. */
export const CLASS_TYPES = ['infant', 'toddler', 'older', 'mixed', 'family'] as const;
export type ClassType = (typeof CLASS_TYPES)[number];

/** The standard for one type of class: editable data of a city, with its source. */
export interface ClassStandard {
  type: ClassType;
  ageFrom: number;
  /** Months, excluded. */
  ageTo: number;
  maxSize: number;
  childrenPerStaff: number;
  source: string;
  effectiveOn: CivilDate;
}

/** A class as far as selling its places is concerned. Ages in months, `ageTo` excluded. */
export interface ClassSupply extends ClassLimits, WindowOfClass {
  id: string;
  name: InEveryLanguage;
  type: ClassType;
  ageFrom: number;
  ageTo: number;
  forms: readonly CareForm[];
  /** Where it is: classes of one room can be shut together. */
  room?: string;
  /** Of these the centre answers each booking itself. */
  onRequest?: readonly CareForm[];
  /** Before its first booking of these a family comes and looks. */
  tourFirst?: readonly CareForm[];
  /** Minutes in which a place is got ready before the next child comes into it. */
  gapMinutes?: number;
  /** Classes with which it has its room by turns: never at one time, and with the minutes between. */
  turnsWith?: readonly string[];
  /** When its children are brought and fetched, where it has times of its own. */
  handovers?: readonly HandoverWindow[];
  /** Of an employer's centre that divides its places: how many of these are for the public, on which days. */
  publicParts?: readonly PublicPart[];
  /** For whom what is left is counted (`suppliedTo`); for all together where nothing is said. */
  countedFor?: Party;
  shifts: readonly Shift[];
}

/** A centre as far as selling its places is concerned. */
export interface FacilitySupply {
  id: string;
  slug: string;
  timeZone: string;
  standing: Standing;
  parts: DayParts;
  /** Longest temporary session, in minutes. */
  sessionMaxMinutes: number;
  /** Takes nobody but children of the people who work there. */
  employeesOnly?: boolean;
  /** Is an employer's, or may be: each place there is an employee's or one of the public's. */
  isEmployers?: boolean;
  /** How long before it begins a stay has to be booked, in minutes; at any time where nothing is set. */
  noticeMinutes?: number;
  /** When children are brought and fetched; at any time where nothing is set. */
  handovers?: readonly HandoverWindow[];
  hours: readonly OpeningHours[];
  closures: readonly Closure[];
  /** Days off of some of its classes: the others are open (`ofClass`). */
  classClosures?: readonly Closure[];
  classes: readonly ClassSupply[];
  /** 托位 in all, as filed: no more are sold, whatever its classes say. */
  filedPlaces?: number;
  /** What the city lets it take in all, on some days or for good. */
  centreCaps?: readonly CentreCap[];
  /** What the city has published on bookings that centres answer themselves. */
  requestRules?: readonly RequestRule[];
  /** From how many days ahead the city lets care be booked. */
  bookingWindows?: readonly BookingWindow[];
  /** What the city lets a child have of its care in a month. */
  hourQuotas?: readonly HourQuota[];
  /** Why it can sell nothing of its list, though it may work. */
  unsold?: UnsoldReason;
  /** Its published price list, with what is over and what is to come. */
  prices: readonly PriceItem[];
}
