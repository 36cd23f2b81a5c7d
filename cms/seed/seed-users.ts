import { territoryOfArea } from '#cms/access/in-territory.ts';
import type { Role } from '#cms/access/roles.ts';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

export interface DemoUser {
  email: string;
  name: InEveryLanguage;
  roles: Role[];
  /** What the banner says of it. */
  what: InEveryLanguage;
  /** Works for the example centre. */
  facility?: boolean;
  /** Works for the sample society. */
  organiser?: boolean;
  territory?: 'township' | 'district' | 'city';
}

export const DEMO_PASSWORD = 'jintuo-demo-2026';

const demoUser = (
  account: string,
  name: InEveryLanguage,
  role: Role,
  what: InEveryLanguage,
  more: Pick<DemoUser, 'facility' | 'organiser' | 'territory'> = {},
): DemoUser => ({
  email: `${account}@demo.example`,
  name,
  roles: [role],
  what,
  ...more,
});

const DEMO_USERS: DemoUser[] = [
  demoUser('author', { zh: '李示例', en: 'Sample Author' }, 'author', { zh: '撰稿', en: 'author' }),
  demoUser('reviewer', { zh: '王示例', en: 'Sample Reviewer' }, 'reviewer', { zh: '审核', en: 'reviewer' }),
  demoUser('head', { zh: '陈示例', en: 'Sample Head' }, 'head', { zh: '机构负责人', en: 'centre head' }, { facility: true }),
  demoUser('counter', { zh: '周示例', en: 'Sample Counter' }, 'counter', { zh: '机构前台', en: 'counter' }, { facility: true }),
  demoUser(
    'organiser',
    { zh: '钱示例', en: 'Sample Organiser' },
    'organiser',
    { zh: '活动主办方', en: 'organiser' },
    { organiser: true },
  ),
  demoUser(
    'nurse',
    { zh: '孙示例', en: 'Sample Nurse' },
    'nurse',
    { zh: '社区护士', en: 'community nurse' },
    { territory: 'township' },
  ),
  demoUser(
    'district',
    { zh: '吴示例', en: 'Sample District' },
    'supervisor',
    { zh: '区级监管', en: 'district supervisor' },
    {
      territory: 'district',
    },
  ),
  demoUser(
    'city',
    { zh: '徐示例', en: 'Sample Supervisor' },
    'supervisor',
    { zh: '市级监管', en: 'city supervisor' },
    { territory: 'city' },
  ),
  demoUser('legal', { zh: '赵示例', en: 'Sample Legal Editor' }, 'legal_editor', { zh: '合同法务', en: 'legal editor' }),
  demoUser('admin', { zh: '管理员', en: 'Administrator' }, 'administrator', { zh: '管理员', en: 'administrator' }),
];

/** Those of the sign-ins that a city has use for: no centre's people without an example centre, no society's without a sample city, no district's without districts, no township's without townships. */
export function demoUsersOf(city: CityPack): DemoUser[] {
  return DEMO_USERS.filter(
    ({ facility, organiser, territory }) =>
      (city.demo || !(facility || organiser)) && (!territory || territory === 'city' || Boolean(territoryOf(city, territory))),
  );
}

/** Sign-ins for every role of a demonstration. `facility` is the example centre and `organiser` the sample society, where there are. */
export async function seedUsers(
  { city, users }: Pick<Portal, 'city' | 'users'>,
  { facility, organiser }: { facility: string | undefined; organiser: string | undefined },
): Promise<void> {
  const lang = city.languages[0] ?? 'zh';
  for (const user of demoUsersOf(city))
    await users.add({
      email: user.email,
      password: DEMO_PASSWORD,
      name: user.name[lang],
      roles: user.roles,
      territory: user.territory && territoryOf(city, user.territory),
      ...(user.facility ? { facility } : {}),
      ...(user.organiser ? { organiser } : {}),
    });
}

function territoryOf({ areas }: CityPack, level: 'township' | 'district' | 'city'): string | undefined {
  const area = areas.find((one) => one.level === level);
  return area && territoryOfArea(area);
}
