import type { InEveryLanguage } from '../language/lang.ts';
import { toDecimal } from '../money/money.ts';
import type {
  AbsenceRule,
  AttendedDaysRule,
  ChangeNoticeRule,
  CoolingOffRule,
  DiscountRule,
  EarnestRule,
  ExtensionRule,
  InterestRule,
  LatePickupRule,
  MealsRule,
  MonthlyBandRule,
  PartMonthRule,
  PlaceTakenRule,
  RefundRule,
  TieredRule,
} from './refund-rules.ts';

/** One refund clause, in every language. */
export interface Clause extends InEveryLanguage {
  code: string;
}

type Added = Exclude<RefundRule, CoolingOffRule | MonthlyBandRule | MealsRule | TieredRule>;

/** The clauses of what a contract may hold beside the seven days, the band, the tiers and the meals. */
export function addedClause(rule: Added): Clause {
  return { code: rule.code, ...textOf(rule) };
}

function textOf(rule: Added): InEveryLanguage {
  switch (rule.kind) {
    case 'pre_opening':
      return {
        zh: `开始托育以前，以及开始后${rule.days}日内（含第一天）提出退出的，托育费全部退还。`,
        en: `Asked for before care begins, or within ${rule.days} days of it (the first day counted), all care fees come back.`,
      };
    case 'attended_days':
      return {
        zh: `按月托育中途退出的，当月托育费按没有出勤的法定工作日占当月法定工作日的比例退还${daysZh(rule)}。`,
        en: `For care by the month, that month’s fee comes back in the proportion of its working days without the child${daysEn(rule)}.`,
      };
    case 'absence':
      return {
        zh: `孩子没有到园或者已经退托，连续每满${rule.daysInARow}日（休息日计算在内），退还一个月托育费${partZh(rule)}。`,
        en: `For every full ${rule.daysInARow} days in a row, rest days counted, on which the child is away or has left, ${partEn(rule)} comes back.`,
      };
    case 'remaining_period':
      return {
        zh: '约定期限内不限次数的，按退出后剩余天数占全部天数的比例退还；孩子因甲方自身原因没有来的日子，不另外退。',
        en: 'For care without a limit of times within a period, the fee comes back in the proportion of the days left to all of its days; days on which the child did not come for the family’s own reasons do not count apart.',
      };
    case 'part_month':
      return partMonthText(rule);
    case 'place_taken':
      return placeTakenText(rule);
    case 'discount':
      return discountText(rule);
    case 'earnest':
      return earnestText(rule);
    case 'interest':
      return interestText(rule);
    case 'none_agreed':
      return {
        zh: `没有约定退费办法，或者约定不明的，按对甲方有利的理解计算：扣除孩子到园日子的费用，其余全部退还。自甲方提出之日起超过${rule.delayedAfterDays}日没有退的，视为故意拖延。`,
        en: `Where no way of reckoning was agreed, or none clearly, it is read in the family’s favour: the fee of the days on which the child came is kept, the rest comes back. What has not been paid ${rule.delayedAfterDays} days after it was asked for counts as delayed on purpose.`,
      };
    case 'extension':
      return extensionText(rule);
    case 'late_pickup':
      return latePickupText(rule);
    case 'change_notice':
      return changeNoticeText(rule);
  }
}

const daysZh = ({ upToDays }: AttendedDaysRule) =>
  upToDays === undefined ? '' : `；出勤超过${upToDays === 'half' ? '当月法定工作日的一半' : `${upToDays}天`}的，不退`;
const daysEn = ({ upToDays }: AttendedDaysRule) =>
  upToDays === undefined
    ? ''
    : `; after more than ${upToDays === 'half' ? 'half of them' : `${upToDays} days`} attended, nothing`;
const partZh = ({ percent }: AbsenceRule) => (percent === 100 ? '' : `的${percent}%`);
const partEn = ({ percent }: AbsenceRule) => (percent === 100 ? 'one month’s fee' : `${percent} % of a month’s fee`);

const PRICE_ZH = { list: '优惠前的公示价', paid: '实付的优惠价' };
const PRICE_EN = { list: 'the list price before the discount', paid: 'the discounted price that was paid' };

const discountText = ({ family, centre }: DiscountRule): InEveryLanguage => ({
  zh: `享受了优惠的，因甲方原因退费，退费的那个服务月里已提供的服务按${PRICE_ZH[family]}计算，最多扣到这个月付款的金额为止，以前的服务月不重算；因乙方原因退费，按${PRICE_ZH[centre]}计算。`,
  en: `Where a discount was given: if the family ends the contract, what was provided in that service month is reckoned at ${PRICE_EN[family]}, and never at more than was paid for the month, and months before it are not reckoned anew; if the centre does, at ${PRICE_EN[centre]}.`,
});

const partMonthText = ({ by }: PartMonthRule): InEveryLanguage => {
  const [zh, en] = { workdays: ['法定工作日', 'working days'], days: ['天数', 'days'] }[by] as [string, string];
  return {
    zh: `孩子在服务月中满三岁的，托育到满三岁前一天为止；当月托育费和餐费按到这一天为止的${zh}占全月${zh}的比例收取，退费时当月也只算到这一天。`,
    en: `Where the child turns three within a service month, care ends on the day before; that month’s fees for care and meals are the part of them that its ${en} until then are of all its ${en}, and refunds count that month to the same day.`,
  };
};

/** What is promised is what the payment of the family that takes the place carries out. */
const placeTakenText = ({ hoursBefore, percent }: PlaceTakenRule): InEveryLanguage => ({
  zh: `某天不来，当天开始${hoursBefore}小时前在平台请假的，托位放给别家；没有别的空位而另一家庭订下付清、没有取消改期的，当天托育结束后按所占半小时数退当天托育费的${percent}%；否则或晚报的，不退。`,
  en: `A day reported on the portal ${hoursBefore} hours before it begins is offered to others: once it is over, ${percent} % of its care fee comes back for the half hours another family, having no other place, booked, paid for and kept; else nothing.`,
});

/** The rates are those of the contract's day; a list of rules shows the newest. */
function interestText({ centre, family, daysInYear }: InterestRule): InEveryLanguage {
  const newest = (rates: InterestRule['centre']) => rates.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.percent ?? '—';
  const [high, low] = [newest(centre), newest(family)];
  return {
    zh: `退款自解除日起计息，乙方另付：乙方原因或者逾期，年利率${high}%（签约时一年期LPR）；甲方原因，${low}%（一年定存）；一年${daysInYear}日。`,
    en: `Refunds bear interest from the contract’s end, paid apart: ${high} % a year (one-year LPR on signing) if by the centre’s doing or late, else ${low} % (deposit rate); ${daysInYear} days a year.`,
  };
}

const extensionText = ({ stepMinutes, minutesBefore }: ExtensionRule): InEveryLanguage => ({
  zh: `孩子在托，结束${minutesBefore}分钟前可在平台延时，每档${stepMinutes}分钟，有位、付清才算，按本合同单价；也可早接，让出的时间放给别家，不退费。`,
  en: `While the child is there, the stay can be made longer on the portal until ${minutesBefore} minutes before its end, by steps of ${stepMinutes}, where there is a place: at this contract’s price, once paid. Ended earlier, its time goes to others and nothing comes back.`,
});

const latePickupText = ({ graceMinutes, stepMinutes, amount, most }: LatePickupRule): InEveryLanguage => ({
  zh: `晚接超过${graceMinutes}分钟的，其后每开始${stepMinutes}分钟收${toDecimal(amount)}元，一天最多${toDecimal(most)}元；乙方可以免收。`,
  en: `Collected over ${graceMinutes} minutes late: ${toDecimal(amount)} for every further ${stepMinutes} minutes begun, ${toDecimal(most)} a day at most; the centre may waive it.`,
});

const changeNoticeText = ({ days }: ChangeNoticeRule): InEveryLanguage => ({
  zh: `按月托育要换班或换时段的，提前${days}日在平台提出，从下一个服务月的第一天换起，有位、重新签署才算；换掉的月份还没有开始，已付的费用全部退还。`,
  en: `Care by the month can change to another class or part of the day with the first day of a coming service month: asked for on the portal ${days} days ahead, where there is a place, once signed anew; what was paid for the months replaced comes back in full.`,
});

function earnestText({ maxPercent, asks, restDaysBefore }: EarnestRule): InEveryLanguage {
  if (!asks)
    return {
      zh: `甲方先付定金的，定金不超过合同总额的${maxPercent}%，抵作第一期费用，抵不完的接着抵下一期，照所抵的费用退；合同写明甲方违约不退定金的，照合同；乙方违约不履行的，双倍返还。`,
      en: `Earnest money, where some is paid first, is no more than ${maxPercent} % of the whole contract, goes into the first bill, and what is left of it into the next, and comes back as those do; where a contract says that it is kept when the family does not carry the contract out, as the contract says; a centre that breaks the contract returns it twice over.`,
    };
  const zhRest = restDaysBefore === undefined ? '' : `，最晚在开始托育前${restDaysBefore}日`;
  const enRest = restDaysBefore === undefined ? '' : `, no later than ${restDaysBefore} days before care begins`;
  return {
    zh: `甲方签约时先付合同总额的${asks.firstPercent}%作为定金（不超过${maxPercent}%），其余费用另付${zhRest}。定金抵作第一期费用，抵不完的接着抵下一期。甲方在付定金后的七日内（与七日无理由退费同样计算）解除合同的，定金全部退还；此后、开始托育之前解除，或者到期没有付清其余费用的，不论其余费用是否已付，定金不退，其余已付的全部退还，其他条款所说的全部退还也不含定金。开始托育以前乙方违约不履行的，双倍返还定金，其余已付的全部退还。开始托育以后，定金是已付费用的一部分，照本合同的退费规则退；七日无理由退费对定金自付定金之日起算，对其余费用自付其余费用之日起算。`,
    en: `When signing, Party A first pays ${asks.firstPercent} % of the whole contract as earnest money (no more than ${maxPercent} %), and the rest${enRest}. It goes into the first bill, and what is left of it into the next. If Party A ends the contract within as many days of paying it as the seven days' rule gives, all of it comes back; if later and before care begins, or if the rest is not paid by its day, the earnest money is not returned, whether or not the rest is paid, and all else that was paid comes back; where other clauses say that all comes back, earnest money is not meant. A centre that breaks the contract before care begins returns the earnest money twice over and all else that was paid. Once care has begun it is a part of what was paid, and comes back by the rules of this contract; the seven days run for the earnest money from its payment, and for the rest from the payment of that.`,
  };
}
