import type { RegisterFact, RegisterService } from '../mapping.ts';
import { inEnglish } from './words.ts';

/**
 * A service is told by its own column, or by a vacancy in it: a centre with a place for a child under
 * three cares for children under three. A vacancy is no more than that here: it is days old when the
 * file is read, and this portal does not pass old vacancies on as places.
 */
export interface ServiceColumns {
  service: RegisterService;
  column: string;
  vacancy?: string;
}

const service = (
  code: string,
  name: string,
  [ageFrom, ageTo]: [number, number],
  column: string,
  vacancy?: string,
): ServiceColumns => ({ service: { code, label: inEnglish(name), ageFrom, ageTo }, column, vacancy });

export const SERVICES: ServiceColumns[] = [
  service('under_36_months', 'Under 36 months', [0, 36], 'SRVC_UNDER36_YN', 'VACANCY_SRVC_UNDER36'),
  service('30_months_to_5', '30 months to 5 years', [30, 60], 'SRVC_30MOS_5YRS_YN', 'VACANCY_SRVC_30MOS_5YRS'),
  service('preschool', 'Licensed preschool', [30, 60], 'SRVC_LICPRE_YN', 'VACANCY_SRVC_LICPRE'),
  service('kindergarten', 'Before and after kindergarten', [60, 72], 'SRVC_OOS_KINDER_YN'),
  service('school_age', 'Before and after school, to age 12', [72, 156], 'SRVC_OOS_GR1_AGE12_YN', 'VACANCY_SRVC_OOS_GR1_AGE12'),
];

export interface FactColumn {
  fact: RegisterFact;
  column: string;
  /** `Included in fee` and `Include in fee` both occur. */
  says: RegExp;
}

const fact = (code: string, label: string, column: string, says = /^y$/i): FactColumn => ({
  fact: { code, label: inEnglish(label) },
  column,
  says,
});

export const FACTS: FactColumn[] = [
  fact('weekends', 'Open at weekends', 'OP_WEEKEND_YN'),
  fact('holidays', 'Open on statutory holidays', 'OP_STAT_HOLIDAY_YN'),
  fact('overnight', 'Overnight care', 'OP_OVERNIGHT_YN'),
  fact('early', 'Before 6 am', 'OP_EXT_WEEKDAY_BEFORE6AM_YN'),
  fact('late', 'After 7 pm', 'OP_EXT_WEEKDAY_AFTER7PM_YN'),
  fact('cantonese', 'Cantonese spoken', 'LANG_CANTONESE_YN'),
  fact('punjabi', 'Punjabi spoken', 'LANG_PUNJABI_YN'),
  fact('mandarin', 'Mandarin spoken', 'LANG_MANDARIN_YN'),
  fact('french', 'French spoken', 'LANG_FRENCH_YN'),
  fact('spanish', 'Spanish spoken', 'LANG_SPANISH_YN'),
  fact('other_language', 'Another language spoken', 'LANG_OTHER_YN'),
  fact('meals_included', 'Meals included', 'PROVIDE_CD_MEALS', /^included? in fee$/i),
  fact('meals_extra', 'Meals for a fee', 'PROVIDE_CD_MEALS', /^extra fee$/i),
  fact('school_run', 'School pick-up included', 'PROVIDE_CD_PICKUP', /^included? in fee$/i),
  fact('school_run_extra', 'School pick-up for a fee', 'PROVIDE_CD_PICKUP', /^extra fee$/i),
  fact('indigenous', 'Indigenous programming', 'ABORIGINAL_PROGRAMMING_YN'),
  fact('extra_support', 'Children who need extra support', 'ACCOMMODATE_SPECIAL_NEEDS'),
  fact('ece', 'Certified early childhood educators', 'ECE_CERTIFICATION_YN'),
  fact('elf', 'Follows the Early Learning Framework', 'ELF_PROGRAMMING_YN'),
  fact('fee_reduction', 'Child Care Fee Reduction', 'IS_CCFRI_AUTH'),
];

/** The addresses of inspection portals tell which health authority licenses the centre. */
export const AUTHORITIES: [address: RegExp, name: string][] = [
  [/healthspace\.ca\/fha\b/i, 'Fraser Health'],
  [/\bvch\.ca|inspections\.vcha\.ca/i, 'Vancouver Coastal Health'],
  [/healthspace\.ca\/clients\/viha\b/i, 'Island Health'],
  [/interiorhealth\.ca/i, 'Interior Health'],
  [/healthspace\.ca\/clients\/nha\b/i, 'Northern Health'],
];
