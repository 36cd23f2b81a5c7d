import { clause } from './clause.ts';

/** Clauses of hourly and temporary care: one stay, said shortly. */

const CONTENT = {
  zh: '服务内容包括生活照料、安全看护、健康观察和适合月龄的游戏。班级人数不超过、保育人员的配备不低于《托育机构设置标准（试行）》的规定；家庭托育点按《家庭托育点管理办法（试行）》。',
  en: 'The service is daily care, safety, watching over health, and play fit for the child’s age. The class is no larger, and the staff no fewer, than the national Standards for Setting up Childcare Centres (trial) say; a family home keeps to the Measures for Family Childcare Homes (trial).',
};

export const hourlyService = clause(
  {
    zh: ['服务内容、期限和班级', '乙方为孩子提供{form}服务。服务期限：{schedule}。班级：{className}。', CONTENT.zh],
    en: [
      'Service, period and class',
      'The centre gives the child {form}. Period of service: {schedule}. Class: {className}.',
      CONTENT.en,
    ],
  },
  { covers: ['service', 'period', 'class_and_hours'] },
);

export const temporaryService = clause(
  {
    zh: [
      '服务内容、期限和班级',
      '甲方临时需要人照看孩子，乙方为孩子提供{form}服务。服务期限：{schedule}。班级：{className}。',
      CONTENT.zh,
      '孩子第一次来的，甲方当面交代作息、饮食和安抚的习惯；孩子一时难以适应的，乙方及时联系甲方，商量是否提前接回。',
    ],
    en: [
      'Service, period and class',
      'Party A needs care for a while, and the centre gives the child {form}. Period of service: {schedule}. Class: {className}.',
      CONTENT.en,
      'On a first visit Party A explains in person how the child sleeps, eats and is comforted; if the child cannot settle, the centre calls Party A to decide about coming early.',
    ],
  },
  { covers: ['service', 'period', 'class_and_hours'] },
);

export const singleFees = clause(
  {
    zh: [
      '费用和餐食',
      '费用如下表，合计{total}。{meals}',
      '{feeTable}',
      '**乙方只能收取表中列明的费用，不收押金，不以任何名目加收。**收款、退款都有收据；甲方要发票的，乙方应当开具。',
      '甲方在平台标明的时限内付款。逾期未付的，本合同不再履行，甲方不承担费用；逾期到账的款项全部退还。',
    ],
    en: [
      'Fees and meals',
      'The fees are those in the table, {total} in all. {meals}',
      '{feeTable}',
      '**The centre may charge only what is listed: no deposit, and nothing more under any name.** Every payment and refund has a receipt; the centre issues an invoice if Party A asks.',
      'Party A pays within the time shown on the portal. If it lapses, the contract is not carried out and Party A owes nothing; money that comes later goes back in full.',
    ],
  },
  { important: true, covers: ['fees', 'only_listed', 'meals'] },
);

export const singleRefund = clause(
  {
    zh: [
      '取消和退费',
      '**{refund}{sameService}**',
      '{refundTable}',
      '**甲方取消不需要说明理由，也不需要乙方同意；**在平台取消的，以提交时刻为准。法律规定对甲方更有利的，按法律规定退还。',
    ],
    en: [
      'Cancelling and refunds',
      '**{refund} {sameService}**',
      '{refundTable}',
      '**Party A may cancel without giving a reason and without the centre’s consent;** on the portal, the moment of sending counts. Where the law is better for Party A, the law holds.',
    ],
  },
  { important: true, covers: ['refunds'] },
);

export const singleHealth = clause(
  {
    zh: [
      '健康、用药和急救',
      '到园时，甲方出示孩子的预防接种证，说明当天的身体情况。{health}孩子发热或者疑似患传染病的，当次不入园，痊愈后再来。',
      '孩子对食物过敏或者有忌口的，甲方如实告知，乙方记录，在园吃喝时都照此做到。',
      '乙方不自行给孩子用药；确需用药的，甲方提供原包装药品、医嘱和书面委托，乙方照此给药并记录。遇紧急情况，乙方立即拨打120送医，同时联系甲方，不得延误救治。',
    ],
    en: [
      'Health, medicine and emergencies',
      'On arrival Party A shows the child’s vaccination book and says how the child is that day. {health} A child with fever or a suspected infection does not come in this time, and comes again when well.',
      'Party A says truthfully what the child may not eat; the centre records it and keeps to it whenever the child eats or drinks there.',
      'The centre gives no medicine of its own accord; where it is needed, Party A hands over the original package, the doctor’s instruction and a written request, and the centre gives it so and records it. In an emergency the centre calls 120 at once and Party A at the same time; treatment does not wait.',
    ],
  },
  { covers: ['entry_check', 'illness', 'medicine', 'emergency'] },
);

export const singleData = clause(
  {
    zh: [
      '个人信息和监控',
      '不满十四周岁未成年人的个人信息属于敏感个人信息。乙方只收集照护必需的信息，不公开，不给无关的人，工作人员查看有记录；甲方可以查阅、复制、更正、删除。甲方对下列用途分别选择，可以随时撤回，不同意不影响托育服务：{consents}',
      '健康信息在离园后删除或者退还；合同、收支和考勤记录保存三年，发票依法保存五年；法律另有规定的除外。',
      '孩子活动的区域装有监控，24小时运行，录像保存不少于90日，不直播，不公开。甲方有疑问的，可以申请当面查看有关时段的录像。',
    ],
    en: [
      'Personal data and CCTV',
      'Data of a child under fourteen is sensitive. The centre collects only what care needs, does not publish it or give it to anyone unconcerned, and logs reading by staff; Party A may see, copy, correct and delete it. Party A decides on each of these uses separately, may withdraw at any time, and is served all the same: {consents}',
      'Health information is deleted or returned after the stay; contract, payments and attendance are kept three years and invoices five, unless the law says otherwise.',
      'Cameras cover the areas where the children play, 24 hours a day; recordings are kept at least 90 days, never streamed, never published. Party A may ask to see the recording of a time in person.',
    ],
  },
  { covers: ['personal_data', 'cctv'] },
);

export const singleLiability = clause(
  {
    zh: [
      '双方的责任',
      '甲方如实告知孩子的健康情况，按时接送。乙方公示凭证、收费和人员，保证场所、消防、食品和人员符合规定，不得体罚、虐待、歧视、侮辱孩子，不得把服务转给他人。',
      '乙方没有尽到照护和安全保障义务，孩子受到伤害的，乙方依法赔偿；是否投保，不影响乙方的责任。{insurance}**本合同没有任何条款免除或者减轻乙方的法定责任。**',
      '服务不符合约定的，甲方可以要求补足、减收费用或者解除合同。甲方违约的，依法赔偿实际损失，乙方不得以违约金、手续费等名义扣减应退的费用。发现孩子受到或者疑似受到侵害的，乙方立即制止，向公安机关报告，并告知甲方。',
    ],
    en: [
      'Duties and liability',
      'Party A tells the truth about the child’s health and is on time. The centre displays its credential, fees and staff, keeps premises, fire safety, food and staff to the rules, never bodily punishes, mistreats, discriminates against or humiliates the child, and does not pass the service on.',
      'If the centre fails in its duty of care and safety and the child is hurt, it compensates as the law requires, insured or not. {insurance} **Nothing in this contract excludes or lessens the centre’s liability by law.**',
      'If the service is not as agreed, Party A may ask that it be made good, that the fee be reduced, or end the contract. In breach, Party A makes good the actual loss by law; no penalty, handling fee or the like is deducted from what the centre owes back. If a child has been or may have been abused, the centre stops it at once, reports to the police and tells Party A.',
    ],
  },
  { important: true, covers: ['duties', 'liability', 'insurance'] },
);

export const framework = clause(
  {
    zh: [
      '签一次，以后每次确认',
      '**本合同也是框架合同，有效至{frameworkUntil}。**此前甲方为同一个孩子在乙方再订{form}，或者改时间，在平台确认附件即可，与签字同样有效。附件写明该次的时间、费用、退费和接送人，其余照本合同，并记有前一份的验真码；此外没有别的附件。',
      '**双方、形式、条款、退费规则、收费项目或者单价有不同的，另签合同。**某一次没有付款、取消或者改期，不影响本框架和其他各次。**甲方可以随时在平台终止本框架，已经确认的托育不受影响。**乙方被暂停服务、范本有新版本的，不再确认附件。',
    ],
    en: [
      'Signed once, later stays accepted',
      '**This is also a framework contract, until {frameworkUntil}.** Until then Party A books further {form} for the same child, or moves a stay, by accepting an annex on the portal, which counts as signing. It states the stay’s time, fees, refunds and who collects, names the code of the paper before, and for the rest this contract holds; there are no other annexes.',
      '**If parties, care, clauses, refund rules, items or prices differ, a contract is signed instead.** A stay not paid for, cancelled or moved changes no other. **Party A may end the framework on the portal at any time; stays already accepted are not affected.** Once the centre is suspended or the template has a new version, no annex is accepted.',
    ],
  },
  { important: true, covers: ['framework'] },
);

/** Within what the guardian sets on the portal, whoever it lets help agrees for it: what is past that is asked of it. */
export const delegates = clause(
  {
    zh: [
      '委托家人办理',
      '甲方可以在平台委托成年家人看安排、接孩子、再订{form}。**受托人在甲方设定的金额和期限以内确认附件的，视为甲方同意，附件写明是谁；超出的，由甲方本人确认。**甲方可以随时收回，已经确认的不受影响。',
    ],
    en: [
      'Family who help',
      'Party A may let an adult of its family see stays, collect the child and book further {form}. **An annex that such a person accepts within the amounts and time Party A has set counts as Party A’s, and names them; beyond that Party A accepts it itself.** This may be ended at any time; what was accepted stays.',
    ],
  },
  { important: true, covers: ['delegates'] },
);

export const singleStopping = clause(
  {
    zh: [
      '变更和停止服务',
      '改时间须双方同意并重新签署；乙方不得单方变更价格、时间和服务质量。乙方不能按约提供服务的，立即告知甲方，退还未提供服务的全部费用，并协助甲方另找托育。因灾害、疫情等不可抗力停托的，同样退费。',
    ],
    en: [
      'Change, and if the centre stops',
      'A change of time needs both parties and a new signature; the centre may not alter price, time or quality on its own. If the centre cannot provide the service, it tells Party A at once, pays back everything not provided and helps Party A find other care. The same is paid back if disaster, epidemic or other force majeure stops the service.',
    ],
  },
  { covers: ['change_and_end', 'stopping'] },
);
