import { ROLES } from '#cms/access/roles.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { TOPICS } from '#domain/guidance/publishing.ts';
import { PRICE_KINDS, PRICE_UNITS } from '#domain/money/pricing.ts';
import { CLASS_TYPES, INSTITUTIONS } from '#domain/places/facility.ts';
import { ACCESS_FEATURES, STAFF_LANGUAGES } from '#search/port.ts';
import { optionsOf } from './label.ts';

export const CARE_FORM_OPTIONS = optionsOf(CARE_FORMS, {
  full_day: { zh: '全日托', en: 'Full day' },
  half_day: { zh: '半日托', en: 'Half day' },
  hourly: { zh: '计时托', en: 'Hourly' },
  temporary: { zh: '临时托', en: 'Temporary' },
});

export const INSTITUTION_OPTIONS = optionsOf(INSTITUTIONS, {
  standalone: { zh: '独立机构', en: 'Stand-alone centre' },
  community: { zh: '社区嵌入式', en: 'Community' },
  kindergarten: { zh: '幼儿园托班', en: 'Kindergarten nursery class' },
  employer: { zh: '用人单位办托', en: 'Employer' },
  family: { zh: '家庭托育点', en: 'Family home' },
  hub: { zh: '托育综合服务中心', en: 'Childcare service hub' },
  unknown: { zh: '未知', en: 'Unknown' },
});

export const CLASS_TYPE_OPTIONS = optionsOf(CLASS_TYPES, {
  infant: { zh: '乳儿班', en: 'Infants' },
  toddler: { zh: '托小班', en: 'Toddlers' },
  older: { zh: '托大班', en: 'Older toddlers' },
  mixed: { zh: '混合班', en: 'Mixed ages' },
  family: { zh: '家庭托育点', en: 'Family home' },
});

export const YES_NO_UNKNOWN = optionsOf(['yes', 'no', 'unknown'], {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  unknown: { zh: '未知', en: 'Unknown' },
});

export const PRICE_KIND_OPTIONS = optionsOf(PRICE_KINDS, {
  care: { zh: '托育费', en: 'Care' },
  meals: { zh: '餐费', en: 'Meals' },
});

export const PRICE_UNIT_OPTIONS = optionsOf(PRICE_UNITS, {
  month: { zh: '每月', en: 'Month' },
  half_month: { zh: '每半月', en: 'Half month' },
  half_day: { zh: '每半日', en: 'Half day' },
  hour: { zh: '每小时', en: 'Hour' },
  session: { zh: '每次', en: 'Session' },
  meal: { zh: '每餐', en: 'Meal' },
});

export const STAFF_LANGUAGE_OPTIONS = optionsOf(STAFF_LANGUAGES, {
  mandarin: { zh: '普通话', en: 'Mandarin' },
  dialect: { zh: '本地话', en: 'Local dialect' },
  english: { zh: '英语', en: 'English' },
  sign: { zh: '手语', en: 'Sign language' },
});

export const ACCESS_OPTIONS = optionsOf(ACCESS_FEATURES, {
  step_free: { zh: '进门没有台阶', en: 'Step-free' },
  lift: { zh: '有电梯', en: 'Lift' },
  accessible_toilet: { zh: '有无障碍卫生间', en: 'Accessible toilet' },
});

export const ROLE_OPTIONS = optionsOf(ROLES, {
  author: { zh: '撰稿人', en: 'Author' },
  reviewer: { zh: '审核人', en: 'Reviewer' },
  nurse: { zh: '社区护士', en: 'Community nurse' },
  organiser: { zh: '活动主办方', en: 'Organiser' },
  head: { zh: '机构负责人', en: 'Centre head' },
  counter: { zh: '机构前台', en: 'Counter staff' },
  supervisor: { zh: '监管人员', en: 'Supervisor' },
  legal_editor: { zh: '合同法务', en: 'Legal editor' },
  administrator: { zh: '管理员', en: 'Administrator' },
});

export const TOPIC_OPTIONS = optionsOf(TOPICS, {
  health: { zh: '健康', en: 'Health' },
  nutrition: { zh: '营养', en: 'Nutrition' },
  responsive: { zh: '回应性照护', en: 'Responsive care' },
  learning: { zh: '早期学习', en: 'Early learning' },
  safety: { zh: '安全', en: 'Safety' },
  childcare: { zh: '怎么选托育', en: 'Choosing care' },
});
