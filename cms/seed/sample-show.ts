import { type InEveryLanguage, inEveryLanguage, type Lang } from '#domain/language/lang.ts';
import { type CivilDate, mondayOf } from '#domain/time/civil-date.ts';
import type { SampleFacility } from './make-facilities.ts';

const lines = (words: Record<Lang, string[]>): InEveryLanguage => inEveryLanguage((lang) => words[lang].join('\n'));

const RHYTHM = (opens: string, closes: string) =>
  lines({
    zh: [
      `${opens} 入园，晨检`,
      '9:00 点心，自由玩',
      '9:40 院子里活动',
      '11:00 午饭',
      '12:00 午睡',
      '14:30 起床，点心',
      '15:30 听故事，玩水玩沙',
      `${closes} 离园`,
    ],
    en: [
      `${opens} Arrive, morning check`,
      '9:00 Snack, free play',
      '9:40 Outdoors',
      '11:00 Lunch',
      '12:00 Nap',
      '14:30 Up again, snack',
      '15:30 Stories, water and sand',
      `${closes} Home`,
    ],
  });

const MENU = lines({
  zh: [
    '周一 软饭，番茄鱼片，炒青菜；点心：酸奶',
    '周二 肉末烂面，南瓜；点心：香蕉',
    '周三 软饭，蒸蛋，豆腐，西兰花；点心：玉米',
    '周四 虾仁小馄饨，青菜；点心：苹果泥',
    '周五 软饭，鸡肉丸子，胡萝卜；点心：牛奶',
  ],
  en: [
    'Mon Soft rice, fish with tomato, greens; snack: yoghurt',
    'Tue Noodles with minced pork, pumpkin; snack: banana',
    'Wed Soft rice, steamed egg, tofu, broccoli; snack: corn',
    'Thu Shrimp wontons, greens; snack: mashed apple',
    'Fri Soft rice, chicken balls, carrot; snack: milk',
  ],
});

const ASK = lines({
  zh: ['过敏、忌口、喂药怎么办', '刚来的一两周怎么适应', '谁能来接，晚了怎么办', '生病了能不能来'],
  en: [
    'Allergies, foods to avoid, and medicine',
    'How the first week or two are made easy',
    'Who may collect, and what if somebody is late',
    'Whether a child who is ill can come',
  ],
});

/** What a sample centre says of itself besides its figures. What is only listed says nothing. */
export function sampleShow(
  { index, slug, standing, opens, closes }: SampleFacility,
  { today, drawn }: { today: CivilDate; drawn: readonly string[] },
) {
  if (standing === 'listed') return {};
  const short = (time: string) => time.replace(/^0/, '');
  const saturday = index % 3 === 1;
  return {
    photos: drawn.map((picture, at) => ({ id: `${slug}-photo-${at}`, picture, takenOn: today, people: 'nobody' })),
    rhythm: RHYTHM(short(opens), short(closes)),
    ...(index % 4 === 3 ? {} : { menu: MENU, menuFrom: mondayOf(today) }),
    visits: saturday
      ? lines({ zh: ['周六 9:30–11:00，请先打电话'], en: ['Saturdays 9:30–11:00, please call first'] })
      : lines({
          zh: ['周二、周四 15:30–16:30，请先打电话', '每月第一个周六 9:30–11:00，不用约'],
          en: [
            'Tuesdays and Thursdays 15:30–16:30, please call first',
            'First Saturday of the month 9:30–11:00, no need to call',
          ],
        }),
    askAbout: ASK,
  };
}
