import { ROLES } from '#cms/access/roles.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { TOPICS } from '#domain/guidance/publishing.ts';
import { PRICE_UNITS } from '#domain/money/pricing.ts';
import { CLASS_TYPES, INSTITUTIONS } from '#domain/places/facility.ts';
import { ACCESS_FEATURES, STAFF_LANGUAGES } from '#search/port.ts';
import { optionsOf } from './label.ts';

export const CARE_FORM_OPTIONS = optionsOf(CARE_FORMS, {
  full_day: ['全日托', 'Full day'],
  half_day: ['半日托', 'Half day'],
  hourly: ['计时托', 'Hourly'],
  temporary: ['临时托', 'Temporary'],
});

export const INSTITUTION_OPTIONS = optionsOf(INSTITUTIONS, {
  standalone: ['独立机构', 'Stand-alone centre'],
  community: ['社区嵌入式', 'Community'],
  kindergarten: ['幼儿园托班', 'Kindergarten nursery class'],
  employer: ['用人单位办托', 'Employer'],
  family: ['家庭托育点', 'Family home'],
  hub: ['托育综合服务中心', 'Childcare service hub'],
  unknown: ['未知', 'Unknown'],
});

export const CLASS_TYPE_OPTIONS = optionsOf(CLASS_TYPES, {
  infant: ['乳儿班', 'Infants'],
  toddler: ['托小班', 'Toddlers'],
  older: ['托大班', 'Older toddlers'],
  mixed: ['混合班', 'Mixed ages'],
  family: ['家庭托育点', 'Family home'],
});

export const YES_NO_UNKNOWN = optionsOf(['yes', 'no', 'unknown'], {
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  unknown: ['未知', 'Unknown'],
});

export const PRICE_UNIT_OPTIONS = optionsOf(PRICE_UNITS, {
  month: ['每月', 'Month'],
  half_month: ['每半月', 'Half month'],
  half_day: ['每半日', 'Half day'],
  hour: ['每小时', 'Hour'],
  session: ['每次', 'Session'],
  meal: ['每餐', 'Meal'],
});

export const STAFF_LANGUAGE_OPTIONS = optionsOf(STAFF_LANGUAGES, {
  mandarin: ['普通话', 'Mandarin'],
  dialect: ['本地话', 'Local dialect'],
  english: ['英语', 'English'],
  sign: ['手语', 'Sign language'],
});

export const ACCESS_OPTIONS = optionsOf(ACCESS_FEATURES, {
  step_free: ['进门没有台阶', 'Step-free'],
  lift: ['有电梯', 'Lift'],
  accessible_toilet: ['有无障碍卫生间', 'Accessible toilet'],
});

export const ROLE_OPTIONS = optionsOf(ROLES, {
  author: ['撰稿人', 'Author'],
  reviewer: ['审核人', 'Reviewer'],
  head: ['机构负责人', 'Centre head'],
  counter: ['机构前台', 'Counter staff'],
  supervisor: ['监管人员', 'Supervisor'],
  legal_editor: ['合同法务', 'Legal editor'],
  administrator: ['管理员', 'Administrator'],
});

export const TOPIC_OPTIONS = optionsOf(TOPICS, {
  health: ['健康', 'Health'],
  nutrition: ['营养', 'Nutrition'],
  responsive: ['回应性照护', 'Responsive care'],
  learning: ['早期学习', 'Early learning'],
  safety: ['安全', 'Safety'],
  childcare: ['怎么选托育', 'Choosing care'],
});
