import { clause } from './clause.ts';

/** Clauses of full-day and half-day care: health, safety and the child's data. */

export const health = clause(
  {
    zh: [
      '健康、用药和急救',
      '入托前，甲方出示孩子的预防接种证和健康检查结果；离园三个月以上再返园的，重新检查。{health}',
      '乙方每天晨检、午检并全日观察，有异常及时告知甲方。孩子发热、腹泻或者疑似患传染病的，乙方单独照看并通知甲方接回；传染病痊愈或者隔离期满，凭医疗卫生机构的证明返园。',
      '乙方不自行给孩子用药。需要在园用药的，甲方提供原包装药品、医嘱和书面委托，写明药名、剂量和时间，乙方照此给药并记录。',
      '遇紧急情况，乙方立即拨打120送医，同时联系甲方；一时联系不上的，也不得延误救治。',
    ],
    en: [
      'Health, medicine and emergencies',
      'Before the first day Party A shows the child’s vaccination book and health check; after three months away the check is made again. {health}',
      'The centre checks every child each morning and noon, watches all day, and tells Party A of anything unusual. A child with fever, diarrhoea or a suspected infection is cared for apart and Party A is asked to come; after an infection the child returns with a certificate from a health institution.',
      'The centre gives no medicine of its own accord. For medicine during the day Party A hands over the original package, the doctor’s instruction and a written request naming the medicine, dose and time; the centre gives it so and records it.',
      'In an emergency the centre calls 120 at once and Party A at the same time; if Party A cannot be reached, treatment does not wait.',
    ],
  },
  { covers: ['entry_check', 'illness', 'medicine', 'emergency'] },
);

export const insurance = clause(
  {
    zh: [
      '保险',
      '{insurance}乙方投保的，保费由乙方承担，承保公司和保单号在园内公示；合同期内续保或者换保的，及时更新公示。孩子的意外伤害保险由甲方自愿选择，乙方不得强制购买，不得代收保费。是否投保，不影响乙方依法承担的责任。',
    ],
    en: [
      'Insurance',
      '{insurance} If the centre is insured, it bears the premium and displays insurer and policy number, anew when that is renewed or changed. Accident insurance for the child is Party A’s own choice; the centre neither requires it nor collects for it. Insurance or none, the centre’s liability by law is the same.',
    ],
  },
  { covers: ['insurance'] },
);

export const personalData = clause(
  {
    zh: [
      '孩子的个人信息',
      '乙方只收集照护必需的信息：孩子的姓名、出生日期、健康情况，甲方和接送人的姓名、关系、联系方式，以及考勤和交接记录。',
      '不满十四周岁未成年人的个人信息属于敏感个人信息。甲方对下列用途分别选择，可以随时撤回，不同意不影响托育服务：{consents}',
      '信息不公开，不给无关的人，工作人员查看有记录。甲方可以查阅、复制、更正、删除。健康信息在离托后删除或者退还；合同、收支和考勤记录自合同终止起保存三年，发票依法保存五年；法律另有规定的除外。',
    ],
    en: [
      'The child’s personal data',
      'The centre collects only what care needs: the child’s name, birth date and health; names, relations and contacts of Party A and those who pick up; attendance and handovers.',
      'Data of a child under fourteen is sensitive. Party A decides on each of these uses separately, may withdraw at any time, and is served all the same: {consents}',
      'The data is not published or given to anyone unconcerned, and reading by staff is logged. Party A may see, copy, correct and delete it. Health information is deleted or returned when the child leaves; contract, payments and attendance are kept three years after the contract ends and invoices five years, unless the law says otherwise.',
    ],
  },
  { covers: ['personal_data'] },
);

export const cctv = clause(
  {
    zh: [
      '监控录像',
      '孩子生活和活动的区域装有监控，24小时运行，录像保存不少于90日，不直播，不公开。甲方对孩子的情况有疑问的，可以申请查看有关时段的录像；乙方当面提供，记录查看人、时间和原因，并保护其他孩子的隐私。',
    ],
    en: [
      'CCTV',
      'Cameras cover the areas where the children live and play, 24 hours a day; recordings are kept at least 90 days, never streamed, never published. If Party A has a question about the child, it may ask to see the recording of that time; the centre shows it in person, records who, when and why, and protects the other children.',
    ],
  },
  { covers: ['cctv'] },
);

export const duties = clause(
  {
    zh: [
      '双方的权利和义务',
      '甲方有权了解孩子在园的情况和乙方公示的信息、账目，参加家长委员会，提出意见和投诉。甲方应当如实告知孩子的健康情况和联系方式，按时接送，配合健康和安全管理。',
      '乙方有权按照本合同收费。乙方应当公示凭证、收费、人员、食谱和一日安排，保证场所、消防、食品和人员符合规定；不得体罚、虐待、歧视、侮辱孩子，不得把服务转给他人。',
    ],
    en: [
      'Rights and duties of both',
      'Party A may know how the child fares and see what the centre must display and account for, join the parents’ committee, give its view and complain. Party A tells the truth about the child’s health, keeps its contact up to date, is on time, and works with the centre on health and safety.',
      'The centre may charge by this contract. It displays its credential, fees, staff, menus and daily plan, keeps premises, fire safety, food and staff to the rules, never punishes the child bodily, mistreats, discriminates against or humiliates the child, and does not pass the service on.',
    ],
  },
  { covers: ['duties'] },
);

export const liability = clause(
  {
    zh: [
      '违约责任和赔偿',
      '乙方没有尽到照护和安全保障义务，孩子受到伤害的，乙方依法赔偿。**本合同没有任何条款免除或者减轻乙方的法定责任。**',
      '服务不符合约定的，甲方可以要求补足、减收费用或者解除合同；造成损失的，乙方赔偿。应退的费用按退费条款计算利息，由乙方另行支付。',
      '甲方违约造成乙方实际损失的，依法承担责任；乙方不得以违约金、手续费等名义扣减应退的费用。',
      '发现孩子受到或者疑似受到侵害的，乙方立即制止，向公安机关报告，并告知甲方。',
    ],
    en: [
      'Breach and liability',
      'If the centre fails in its duty of care and safety and the child is hurt, it compensates as the law requires. **Nothing in this contract excludes or lessens the centre’s liability by law.**',
      'If the service is not as agreed, Party A may ask that it be made good, that the fee be reduced, or end the contract; the centre compensates losses. What is to be refunded bears interest by the refund terms, and the centre pays it apart.',
      'If Party A is in breach, it answers by law for the centre’s actual loss; the centre may not deduct a penalty, a handling fee or the like from what it owes back.',
      'If a child has been or may have been abused, the centre stops it at once, reports to the police and tells Party A.',
    ],
  },
  { important: true, covers: ['liability'] },
);

export const changeAndEnd = clause(
  {
    zh: [
      '变更和解除',
      '变更本合同须双方同意并重新签署，乙方不得单方变更价格、服务种类和质量。',
      '甲方可以按退费条款随时解除合同；因孩子的健康、搬家等法定事由难以继续的，还可以依法请求变更、解除或者转让。',
      '乙方搬迁给甲方造成明显不便，或者未经甲方同意把照护转给他人的，甲方可以依法解除合同。乙方应当为此向甲方发出解除通知；通知发出后，甲方不必等到通知写明的日期，可以随时退出，乙方按实付价退还未提供服务的全部费用，并按乙方原因计付利息。乙方没有发出通知的，甲方可以先提出争议，请乙方发出；甲方在此之前退出的，先按退费条款退费，仍可以依法要求乙方补足。',
      '甲方隐瞒孩子的重大健康情况，危及其他孩子，经书面告知仍不改正的，乙方可以提前七日书面说明理由，解除合同，并退还未提供服务的全部费用。',
    ],
    en: [
      'Change and end',
      'A change needs both parties and a new signature; the centre may not alter price, kind or quality of service on its own.',
      'Party A may end the contract at any time under the refund terms; where the child’s health, a move or another lawful cause makes it hard to go on, Party A may also ask by law for change, end or assignment.',
      'If the centre moves and that is a clear inconvenience, or passes the care on to others without Party A’s consent, Party A may by law end the contract. The centre gives Party A notice that it ends the contract for that; from then on Party A may leave on any day, without waiting for the day that the notice names, and the centre pays back everything not yet provided at the price that was paid, with interest as for its own doing. If the centre gives no notice, Party A may first raise a dispute and ask for it; whoever leaves before that is paid back by the refund terms for now, and may by law still claim the rest from the centre.',
      'If Party A hides a grave matter of the child’s health that endangers other children, and does not put it right after notice in writing, the centre may end the contract with seven days’ notice and its reasons in writing, and pays back everything not yet provided.',
    ],
  },
  { covers: ['change_and_end'] },
);

export const stopping = clause(
  {
    zh: [
      '乙方停止服务',
      '乙方停业、搬迁或者因其他自身原因停止服务的，提前三十日告知甲方，退还未提供服务的全部费用，并协助甲方另找托育。遇突发情况的，立即告知。',
      '乙方出现可能影响服务的重大经营风险，应当停止收取预付款。因灾害、疫情等不可抗力停托的，未提供的服务同样退费。',
    ],
    en: [
      'If the centre stops',
      'If the centre closes, moves or stops for reasons of its own, it tells Party A thirty days ahead, pays back everything not yet provided and helps Party A find other care. In a sudden case it tells Party A at once.',
      'If a grave business risk could affect the service, the centre stops taking prepayments. If disaster, epidemic or other force majeure stops the service, what is not provided is paid back too.',
    ],
  },
  { covers: ['stopping'] },
);
