import { clause } from './clause.ts';

/** Clauses that read the same in all four contracts. */

export const parties = clause(
  {
    zh: [
      '当事人',
      '甲方（监护人）：{guardian}，孩子的{relation}，联系方式{guardianContact}。',
      '乙方（托育机构）：{facility}。{credentials}',
      '孩子：{child}，{birthDate}出生。{otherGuardian}',
      '甲方是成年人，是孩子的监护人，以自己的名义签订本合同。首次到园时，甲方出示身份证件和能证明监护关系的材料，乙方核对并记录，不留复印件；有另一位监护人的，由甲方同时登记。乙方依法登记，所持凭证在签约时有效。',
    ],
    en: [
      'The parties',
      'Party A (guardian): {guardian}, {relation} of the child, reached at {guardianContact}.',
      'Party B (the centre): {facility}. {credentials}',
      'The child: {child}, born {birthDate}. {otherGuardian}',
      'Party A is an adult and the child’s guardian and signs in their own name. On the first day Party A shows proof of identity and of guardianship, which the centre checks and records without keeping copies, and names the other guardian, if there is one. The centre is lawfully registered and its credential is valid on signing.',
    ],
  },
  { covers: ['parties'] },
);

export const payout = clause(
  {
    zh: ['退款的支付', '**{payout}**', '退款按本合同写明的规则计算，逐项列出算式。双方对一部分有争议的，没有争议的部分先退。'],
    en: [
      'How refunds are paid',
      '**{payout}**',
      'Refunds are worked out by the rules in this contract, item by item. If part is disputed, the part that is not is paid first.',
    ],
  },
  { important: true, covers: ['payout'] },
);

export const pickUp = clause(
  {
    zh: [
      '接送',
      '孩子只交给甲方或者甲方登记的接送人。{pickups}',
      '交接时，乙方核对来人身份，记录时间和接走孩子的人。不在名单上的，乙方不得交出孩子。换人来接，甲方提前登记或者书面告知。',
      '到时未接的，乙方继续照看并联系甲方，不得让孩子独自离开。',
    ],
    en: [
      'Bringing and picking up',
      'The child is handed only to Party A or to persons Party A has registered. {pickups}',
      'At each handover the centre checks who has come and records the time and the person. The child is handed to nobody who is not on the list. Party A registers a new person, or says so in writing, beforehand.',
      'If nobody comes in time, the centre goes on caring for the child and calls Party A; the child never leaves alone.',
    ],
  },
  { covers: ['pick_up'] },
);

export const disputes = clause(
  {
    zh: [
      '争议解决',
      '双方有争议的，先协商。**协商不成或者不愿协商的，可以请{supervisor}调解，可以拨打12315或者向消费者权益保护委员会投诉，也可以直接向有管辖权的人民法院起诉。**',
      '调解、投诉不是起诉的前提。本合同不约定仲裁，不限定管辖法院，也不减少甲方依法享有的任何权利。',
      '乙方掌握的合同、收支、考勤、交接和监控记录，发生争议时应当提供。对条款有两种以上解释的，按有利于甲方的解释。',
    ],
    en: [
      'Disputes',
      'The parties first talk. **If that fails, or either does not wish to, the {supervisor} may be asked to mediate, a complaint may be made to 12315 or the consumer association, or a suit brought in a people’s court that has jurisdiction.**',
      'Neither mediation nor complaint has to come before a suit. Nothing here binds the parties to arbitration, fixes a court, or takes away any right that Party A has by law.',
      'The centre produces the contract, payment, attendance, handover and CCTV records it holds when there is a dispute. A term open to more than one reading is read in Party A’s favour.',
    ],
  },
  { important: true, covers: ['disputes'] },
);

export const effect = clause(
  {
    zh: [
      '文本和生效',
      '签约时公布的价目、退费规则、接送人名单和个人信息的分别同意都写在本合同正文里，没有另外的附件。文本与平台当时公布的内容不一致的，以有利于甲方的为准。',
      '乙方在平台公布的托位、价格和本合同文本是要约；甲方输入本人姓名并确认签字，合同成立并生效（《民法典》第四百六十九条、第四百九十条、第四百九十一条）。双方同意以电子方式签字；本人姓名加登录验证是否构成可靠的电子签名，按《电子签名法》第十三条判断。甲方要求的，乙方当面补签内容相同的纸质合同。',
      '平台保存签署时间和文件摘要，签署后的任何改动都能发现。双方各持一份内容相同的文本，可以随时下载。本合同以中文文本为准。',
    ],
    en: [
      'Text and effect',
      'The prices published on signing, the refund rules, the persons who may pick up and the separate consents on personal data stand in this text; there are no annexes. Where this text and what the portal published then differ, the one better for Party A holds.',
      'The places, prices and contract text the centre publishes on the portal are an offer. The contract is made and takes effect when Party A types their own name and confirms (Civil Code art. 469, 490 and 491). Both agree to sign electronically; whether a typed name with the code of signing in is a reliable electronic signature is judged by art. 13 of the Electronic Signature Law. If Party A asks, the centre signs the same contract on paper in person.',
      'The portal keeps the time of signing and the digest of the file, so that any later change shows. Each party holds an equal copy and can download it at any time. The Chinese text is binding.',
    ],
  },
  { covers: ['effect'] },
);
