import { saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { todayOf } from '#cms/core/clock.ts';
import { offerSlots } from '#cms/guidance/consults/offer-slots.ts';
import { askQuestion } from '#cms/guidance/questions/ask.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inNameOf } from '#cms/records/filed-changes.ts';
import { type InEveryLanguage, LANGS } from '#domain/language/lang.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { workdayFrom } from '#domain/time/workdays.ts';

interface Asked {
  n: number;
  guardian: string;
  topic: 'health' | 'nutrition' | 'responsive' | 'learning' | 'safety';
  month: number;
  text: string;
  /** What the expert has said, where it has; and what everybody may read of it. */
  reply?: string;
  published?: { question: InEveryLanguage; answer: InEveryLanguage };
}

/** Questions of families that there are not, as their surnames' 示例 says. */
const QUESTIONS: readonly Asked[] = [
  {
    ...{ n: 41, guardian: '谢示例', topic: 'nutrition', month: 7, text: '加辅食一周了，只肯吃两三口，是不是吃得太少？' },
    reply: '刚开始两三口就够了，奶还是主要的。每天同一个时间试一次，不吃就收，过几天再试。',
    published: {
      question: { zh: '刚加辅食，只吃两三口够吗？', en: 'First solids: are two or three spoons enough?' },
      answer: {
        zh: '够。头一个月奶还是主要的，每天同一个时间试一次，不想吃就收，不追着喂。体重照常长就不用担心。',
        en: 'Yes. In the first month milk is still the main food. Try once a day at the same time, stop when the child has had enough, and do not chase it with a spoon. As long as it gains weight as before, there is nothing to worry about.',
      },
    },
  },
  {
    ...{ n: 42, guardian: '邹示例', topic: 'responsive', month: 18, text: '每天早上送托都哭，哭了两周，要不要停几天？' },
  },
  { n: 43, guardian: '喻示例', topic: 'health', month: 4, text: '大便三天一次，软的，要不要紧？' },
];
const OFFERED_DAYS = 3;

/** Questions that a demonstration's experts find, one of them answered for all to read, and hours in which one can be talked to. */
export async function addSampleAdvice(portal: Portal): Promise<void> {
  const expert = await portal.users.find('reviewer@demo.example');
  if (!expert) return;
  for (const { n, guardian: name, reply, published, month, ...said } of QUESTIONS) {
    const guardian = await findOrCreateGuardian(portal, `138000001${n}`);
    if (guardian.name && guardian.name !== name) continue;
    if (!guardian.name) await saveGuardian(portal, { guardianId: guardian.id, name, relation: '妈妈', adult: true });
    if ((await portal.questions.listOf(guardian.id)).length > 0) continue;
    const asked = await askQuestion(portal, {
      ...{ ...said, month: String(month), formKey: `sample-question-${String(n).padStart(4, '0')}`, guardianId: guardian.id },
      ...{ lang: LANGS[0], publishable: published !== undefined, signs: [], noSigns: true },
    });
    if (!asked.ok || !reply) continue;
    await portal.work((unit) => portal.questions.answer(asked.question.id, { reply, published }, inNameOf(expert, unit)));
  }
  let day = todayOf(portal);
  for (let offered = 0; offered < OFFERED_DAYS; offered++) {
    day = workdayFrom(addDays(day, 1), portal.special());
    const slots = await portal.consults.slotsOn(expert.id, day);
    if (slots.length > 0) continue;
    const [from, to] = offered % 2 === 0 ? ['09:00', '10:00'] : ['14:00', '15:00'];
    await offerSlots(portal, { user: expert, day, from, to, length: '20', way: 'phone', where: '' });
  }
}
