import type { InEveryLanguage } from '../language/lang.ts';
import { asksEnd, type LeavingReason, PROVEN_REASONS, type RefundRule } from './refund-rules.ts';

type OfReason = Record<LeavingReason, string>;

const WHY_ZH: OfReason = {
  own_choice: '甲方自己的决定',
  moved_away: '甲方搬家',
  health: '孩子的身体原因',
  centre_moved: '乙方搬迁给甲方造成明显不便',
  handed_on: '乙方把合同转给他人',
  centre_stopped: '乙方停止服务',
};
const WHY_EN: OfReason = {
  own_choice: 'the family’s own choice',
  moved_away: 'the family moves away',
  health: 'the child’s health',
  centre_moved: 'the centre moves, to the family’s clear inconvenience',
  handed_on: 'the centre hands the contract on to others',
  centre_stopped: 'the centre stops its service',
};
type Proofs = Record<(typeof PROVEN_REASONS)[number], string>;

/** What shows a reason that only the family knows of. */
const PROOF_ZH: Proofs = { moved_away: '新住址的证明', health: '医院的证明' };
const PROOF_EN: Proofs = { moved_away: 'something that shows the new address', health: 'a note from a hospital' };

/** What a clause says first where its rule counts only for some ends: who ended it, why, and what the centre may ask to see. */
export function scopeText(rule: RefundRule): InEveryLanguage {
  const { endedBy, why = [] } = rule.scope ?? {};
  if (!asksEnd(rule)) return { zh: '', en: '' };
  const who = endedBy?.length === 1 ? endedBy[0] : undefined;
  const [whoZh, whoEn] =
    who === 'centre' ? ['因乙方原因解除', 'if it is the centre’s doing that care ends'] : ['甲方解除', 'if the family ends it'];
  const proofs = (of: Proofs) => PROVEN_REASONS.filter((one) => why.includes(one)).map((one) => of[one]);
  const zh = [...(who ? [whoZh] : []), ...(why.length > 0 ? [`因${why.map((one) => WHY_ZH[one]).join('或者')}退出`] : [])].join(
    '、',
  );
  const en = [
    ...(who ? [whoEn] : []),
    ...(why.length > 0 ? [`where the family leaves for this reason: ${why.map((one) => WHY_EN[one]).join(', or ')}`] : []),
  ].join(', ');
  const mayAskZh = proofs(PROOF_ZH).length > 0 ? `（乙方可以请甲方出示${proofs(PROOF_ZH).join('或者')}）` : '';
  const mayAskEn = proofs(PROOF_EN).length > 0 ? ` (the centre may ask to see ${proofs(PROOF_EN).join(' or ')})` : '';
  return { zh: `仅限${zh}的${mayAskZh}：`, en: `Only ${en}${mayAskEn}. ` };
}
