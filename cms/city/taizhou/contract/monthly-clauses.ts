import { clause } from './clause.ts';

/** Clauses of full-day and half-day care: service, class, fees, meals and refunds. */

export const service = clause(
  {
    zh: [
      '服务内容和期限',
      '乙方为孩子提供{form}服务。服务期限：{period}。',
      '服务内容包括生活照料、安全看护、健康观察，以及适合月龄的游戏和交流。保育工作按照《托育机构保育指导大纲（试行）》进行。',
      '期限届满，合同终止；继续托育的，另签合同。本合同不另设试托期，开始以后不合适的，按退费条款退。',
    ],
    en: [
      'Service and period',
      'The centre gives the child {form}. Period of service: {period}.',
      'The service is daily care, safety, watching over health, and play and talk fit for the child’s age, by the national Guidelines for Care in Childcare Centres (trial).',
      'The contract ends with the period; to go on, a new one is signed. There is no trial period apart; if the care does not suit, the refund terms hold from the first day.',
    ],
  },
  { covers: ['service', 'period', 'trial'] },
);

export const classAndHours = clause(
  {
    zh: [
      '班级和时间',
      '班级：{className}。时间：{schedule}。',
      '班级人数不超过、保育人员的配备不低于《托育机构设置标准（试行）》的规定；家庭托育点按《家庭托育点管理办法（试行）》。调换班级或者主要保育人员的，乙方提前告知甲方。',
    ],
    en: [
      'Class and hours',
      'Class: {className}. Hours: {schedule}.',
      'The class is no larger, and the staff no fewer, than the national Standards for Setting up Childcare Centres (trial) say; a family home keeps to the Measures for Family Childcare Homes (trial). The centre tells Party A before it changes the class or the main carers.',
    ],
  },
  { covers: ['class_and_hours'] },
);

export const fees = clause(
  {
    zh: [
      '费用',
      '费用如下表，合计{total}。',
      '{feeTable}',
      '**乙方只能收取表中列明的费用，不收押金，不以任何名目加收；服务期内不涨价，不降低服务标准。**{billing}',
      '甲方在平台标明的时限内付款。逾期未付的，本合同不再履行，甲方不承担费用；逾期到账的款项全部退还。',
      '收款、退款都有收据；甲方要发票的，乙方应当开具。',
    ],
    en: [
      'Fees',
      'The fees are those in the table, {total} in all.',
      '{feeTable}',
      '**The centre may charge only what is listed: no deposit, and nothing more under any name. During the period it neither raises the price nor lowers the service.** {billing}',
      'Party A pays within the time shown on the portal. If it lapses, the contract is not carried out and Party A owes nothing; money that comes later goes back in full.',
      'Every payment and refund has a receipt; the centre issues an invoice if Party A asks.',
    ],
  },
  { important: true, covers: ['fees', 'only_listed', 'billing'] },
);

export const meals = clause(
  {
    zh: [
      '餐食',
      '{meals}',
      '餐费单独核算，只用于孩子的膳食，不与托育费混用。乙方每周公布食谱，每月公布收支。',
      '孩子对食物过敏或者有忌口的，甲方如实告知，乙方记录并落实到每一餐。',
    ],
    en: [
      'Meals',
      '{meals}',
      'Meal money is accounted for apart, spent only on the children’s food and not mixed with care fees. The centre publishes the menu every week and the account every month.',
      'Party A says truthfully what the child may not eat; the centre records it and keeps to it at every meal.',
    ],
  },
  { covers: ['meals'] },
);

export const refund = clause(
  {
    zh: [
      '退费标准和办法',
      '**{refund}**',
      '**{sameService}**',
      '{refundTable}',
      '**甲方可以随时提出退托，不需要说明理由，也不需要乙方同意；**在平台提出的，以提交时刻为准。法律规定对甲方更有利的，按法律规定退还。',
    ],
    en: [
      'Refunds: how much and how',
      '**{refund}**',
      '**{sameService}**',
      '{refundTable}',
      '**Party A may withdraw at any time without giving a reason and without the centre’s consent;** on the portal, the moment of sending counts. Where the law is better for Party A, the law holds.',
    ],
  },
  { important: true, covers: ['refunds'] },
);
