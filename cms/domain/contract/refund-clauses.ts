import { addedClause, type Clause } from './added-clauses.ts';
import { findRule, type MonthlyBandRule, type RefundRule, type RefundTerms, STAY_KINDS } from './refund-rules.ts';
import { scopeText } from './scope-clause.ts';

/** The refund clauses of a contract, written from the same data that computes the refund (promise 4). */
export function refundClauses(terms: RefundTerms): Clause[] {
  const ofStay = (rule: RefundRule) => STAY_KINDS.some((kind) => kind === rule.kind);
  const [during, back] = [terms.rules.filter(ofStay), terms.rules.filter((rule) => !ofStay(rule))];
  const refunds = { ...terms, rules: back };
  const all = [...back, ...during].map((rule) => scoped(clauseOf(rule, terms), rule));
  return [...all.slice(0, back.length), ...orderClause(refunds), ...all.slice(back.length), payoutClause(terms)];
}

/** For which ends a rule counts stands before what it gives: nobody reads it as a promise to all. */
function scoped({ code, zh, en }: Clause, rule: RefundRule): Clause {
  const only = scopeText(rule);
  return { code, zh: only.zh + zh, en: only.en + en };
}

function clauseOf(rule: RefundRule, terms: RefundTerms): Clause {
  switch (rule.kind) {
    case 'cooling_off':
      return {
        code: rule.code,
        zh: `自付款次日起${rule.days}日内要求解除合同，且签约时未在本机构或其他机构接受过同类服务的，退还全部托育费，仅扣除已用餐费。末日为休息日的，顺延至下一个工作日。只托一次的，接收孩子以后不再适用。`,
        en: `Asked for within ${rule.days} days of payment (the day of payment not counted; a last day on a rest day moves to the next working day), all care fees come back, less meals eaten, unless the family had already received the same service when it signed. A single stay is out of its reach once the child has been received.`,
      };
    case 'monthly_band':
      return {
        code: rule.code,
        zh: `按月托育中途退出的，当月托育费按当月出勤天数退还：${rule.bands.map((band, i) => `${bandZh(band.upToDays, i > 0)}退还${band.percent}%`).join('；')}；超过的退还${rule.otherwisePercent}%。${overZh(rule)}${shutZh(rule)}尚未开始的月份全部退还。${askZh(rule)}`,
        en: `For care by the month, that month's fee comes back by the days attended in it: ${rule.bands.map((band) => `up to ${band.upToDays === 'half' ? 'half of the working days of that month, rounded down' : `${band.upToDays} days`}, ${band.percent} %`).join('; ')}; beyond that, ${rule.otherwisePercent} %. ${overEn(rule)}${shutEn(rule)}Months not yet begun come back in full.${askEn(rule)}`,
      };
    case 'meals_unused': {
      // Care by the month says once what is asked of the centre first: in its own clause.
      const asks = findRule(terms, 'monthly_band') ? {} : rule;
      return {
        code: rule.code,
        zh: `餐费单独核算，按未用餐的工作日据实退还，病假、事假均退${MEALS_REACH_ZH[rule.reaches ?? 'none']}。${askZh(asks)}`,
        en: `Meals are accounted for apart: meals not eaten come back by working day, for sick leave too${MEALS_REACH_EN[rule.reaches ?? 'none']}.${askEn(asks)}`,
      };
    }
    case 'tiered':
      return {
        code: rule.code,
        zh: `${rule.tiers.map(tierZh).join('；')}；其后取消或者未到的，退还${rule.otherwisePercent}%。`,
        en: `Cancelled at least ${rule.tiers.map(({ hoursBefore, percent }) => `${hoursBefore} hours before it starts, ${percent} % comes back`).join('; cancelled at least ')}; later, or if the child does not come, ${rule.otherwisePercent} %.`,
      };
    default:
      return addedClause(rule);
  }
}

const MEALS_REACH_ZH = { none: '', every_begun_month: '，已结束的月份也退', month_of_leaving: '，只退退出当月的' };
const MEALS_REACH_EN = {
  none: '',
  every_begun_month: ', of months that are over too',
  month_of_leaving: ', of the month of leaving only',
};

/** Which months a rule reaches is said where it is data; the first versions left it open. */
function overZh({ reaches }: MonthlyBandRule): string {
  if (!reaches) return '';
  return reaches === 'month_of_leaving'
    ? '当月指提出退出时所在的服务月，已结束的月份不退托育费。'
    : '已结束的月份同样按该月出勤天数退还。';
}

function overEn({ reaches }: MonthlyBandRule): string {
  if (!reaches) return '';
  return reaches === 'month_of_leaving'
    ? 'That month is the service month in which the family leaves; care fees of months that are over do not come back. '
    : 'Months that are over come back in the same way, by the days attended in each. ';
}

/** Said since it is said which months a rule reaches. */
function shutZh({ reaches }: MonthlyBandRule): string {
  return reaches ? '当月机构停托的日子按日折算的托育费多于上述金额的，退还较多的一项。' : '';
}

function shutEn({ reaches }: MonthlyBandRule): string {
  return reaches
    ? 'Where the fee of the days on which the centre was shut in that month comes to more, that comes back instead. '
    : '';
}

type Asking = Pick<MonthlyBandRule, 'answerWithinWorkdays'>;

function askZh({ answerWithinWorkdays: days }: Asking): string {
  if (days === undefined) return '';
  return `退款取决于乙方没有出勤记录的日子的，付款前先由乙方在${days}个工作日内补记；逾期未补记的，没有记录的日子按未出勤计算。`;
}

function askEn({ answerWithinWorkdays: days }: Asking): string {
  if (days === undefined) return '';
  return ` Where the sum depends on days of which the centre has no record, it is asked first and has ${days} working days to say who came; unanswered, those days count as not attended.`;
}

/** Which rule goes first where several fit: the calculator tries the seven days before any other. */
function orderClause({ rules }: RefundTerms): Clause[] {
  if (rules.length < 2 || !rules.some(({ kind }) => kind === 'cooling_off')) return [];
  return [
    {
      code: 'order',
      zh: '同时符合以上几项的，先适用七日内反悔的一项，并以退还金额最高的为准。',
      en: 'Where several of these fit, the right to change one’s mind comes first, and the highest refund is paid.',
    },
  ];
}

function payoutClause({ payWithinDays }: RefundTerms): Clause {
  return {
    code: 'payout',
    zh: `乙方自甲方提出之日起${payWithinDays}日内，按原支付方式退还。因乙方原因停止服务的，未提供的服务全部退还。`,
    en: `The centre pays back within ${payWithinDays} days of being asked, by the original means of payment. If the centre stops the service, everything not yet provided comes back.`,
  };
}

function bandZh(upToDays: number | 'half', further: boolean): string {
  const limit = upToDays === 'half' ? '当月工作日的一半（含，不足一天的舍去）' : `${upToDays}天（含）`;
  return further ? `超过前述天数、不超过${limit}的，` : `不超过${limit}的，`;
}

function tierZh({ hoursBefore, percent }: { hoursBefore: number; percent: number }, index: number): string {
  const what = percent === 100 ? '退还全部费用' : `退还${percent}%`;
  return index === 0 ? `服务开始前${hoursBefore}小时以上取消，${what}` : `不足上述时间、在${hoursBefore}小时以上取消，${what}`;
}
