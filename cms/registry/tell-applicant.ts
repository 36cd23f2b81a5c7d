import type { Portal } from '#cms/portal/portal.ts';
import type { Takeover } from '#cms/records/takeovers.ts';
import { words } from '#cms/records/words.ts';
import type { Lang } from '#domain/language/lang.ts';

export type TellNeeds = Pick<Portal, 'city' | 'environment' | 'facilities' | 'log' | 'notify' | 'takeovers' | 'users'>;

/**
 * Tells who asked to take a centre over how that stands: received, approved with the way in, or refused.
 * Each of the three is said once, however often this is called.
 */
export async function tellApplicant(portal: TellNeeds, takeoverId: string): Promise<void> {
  const { facilities, notify, city, log, takeovers } = portal;
  const takeover = await takeovers.find(takeoverId);
  if (!takeover) return;
  const lang = city.languages[0] ?? 'zh';
  const { decision } = takeover;
  const facility = words((await facilities.get(takeover.facilityId)).name)[lang];
  const link = decision === 'approved' ? await wayIn(portal, takeover) : '';
  const { subject, text } = TEXT[lang][decision]({ facility, name: takeover.name, brand: city.brand[lang], link });
  const sent = await notify.send({
    id: `takeover:${takeover.id}:${decision}`,
    to: takeover.email,
    channel: 'email',
    kind: `takeover_${decision}`,
    lang,
    subject,
    text,
  });
  if (!sent.ok) log.warn({ takeover: takeover.id, code: sent.code }, 'who asked to take a centre over could not be told');
}

/** Where a new account sets its password; an account that was there before signs in as ever. */
async function wayIn({ users, environment }: Pick<Portal, 'users' | 'environment'>, { email }: Takeover): Promise<string> {
  const token = await users.findPasswordToken(email);
  return `${environment.origin}/admin${token ? `/reset/${token}` : ''}`;
}

interface Values {
  facility: string;
  name: string;
  brand: string;
  link: string;
}
type Message = (values: Values) => { subject: string; text: string };

const TEXT: Record<Lang, Record<Takeover['decision'], Message>> = {
  zh: {
    pending: (v) => ({
      subject: `已收到认领申请：${v.facility}`,
      text: `${v.name}，你好。${v.brand}已收到你认领“${v.facility}”的申请，监管人员核对后会通知你。如果不是你申请的，请告诉我们。`,
    }),
    approved: (v) => ({
      subject: `认领通过：${v.facility}`,
      text: `${v.name}，你好。“${v.facility}”的页面现在由你维护。请在七日内打开这个链接进入：${v.link} 填好班级、老师、开放时间和价格，就可以接受预约。`,
    }),
    refused: (v) => ({
      subject: `认领未通过：${v.facility}`,
      text: `${v.name}，你好。监管人员没有通过你认领“${v.facility}”的申请。材料有补充的，可以重新申请。`,
    }),
  },
  en: {
    pending: (v) => ({
      subject: `Your request for ${v.facility}`,
      text: `Hello ${v.name}, ${v.brand} has received your request to take over the page of ${v.facility}. A supervisor checks it and you will hear from us. If it was not you, please tell us.`,
    }),
    approved: (v) => ({
      subject: `${v.facility} is yours to run`,
      text: `Hello ${v.name}, the page of ${v.facility} is now yours to keep. Open this within seven days to come in: ${v.link} Once classes, staff, hours and prices are there, it can be booked.`,
    }),
    refused: (v) => ({
      subject: `Your request for ${v.facility} was not approved`,
      text: `Hello ${v.name}, the supervisor has not approved your request to take over the page of ${v.facility}. If you can add to the evidence, you may ask again.`,
    }),
  },
};
