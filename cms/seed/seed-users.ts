import { territoryOfArea } from '#cms/access/in-territory.ts';
import type { Role } from '#cms/access/roles.ts';
import type { CityPack, Words } from '#cms/city/city-pack.ts';
import type { Portal } from '#cms/portal/portal.ts';

export interface DemoUser {
  email: string;
  name: Words;
  roles: Role[];
  /** What the banner says of it. */
  what: Words;
  /** Works for the example centre. */
  facility?: boolean;
  territory?: 'district' | 'city';
}

export const DEMO_PASSWORD = 'jintuo-demo-2026';

const demoUser = (
  account: string,
  name: [zh: string, en: string],
  role: Role,
  what: [zh: string, en: string],
  more: Pick<DemoUser, 'facility' | 'territory'> = {},
): DemoUser => ({
  email: `${account}@demo.example`,
  name: { zh: name[0], en: name[1] },
  roles: [role],
  what: { zh: what[0], en: what[1] },
  ...more,
});

const DEMO_USERS: DemoUser[] = [
  demoUser('author', ['李示例', 'Sample Author'], 'author', ['撰稿', 'author']),
  demoUser('reviewer', ['王示例', 'Sample Reviewer'], 'reviewer', ['审核', 'reviewer']),
  demoUser('head', ['陈示例', 'Sample Head'], 'head', ['机构负责人', 'centre head'], { facility: true }),
  demoUser('counter', ['周示例', 'Sample Counter'], 'counter', ['机构前台', 'counter'], { facility: true }),
  demoUser('district', ['吴示例', 'Sample District'], 'supervisor', ['区级监管', 'district supervisor'], {
    territory: 'district',
  }),
  demoUser('city', ['徐示例', 'Sample Supervisor'], 'supervisor', ['市级监管', 'city supervisor'], { territory: 'city' }),
  demoUser('legal', ['赵示例', 'Sample Legal Editor'], 'legal_editor', ['合同法务', 'legal editor']),
  demoUser('admin', ['管理员', 'Administrator'], 'administrator', ['管理员', 'administrator']),
];

/** Those of the sign-ins that a city has use for: no centre's people without an example centre, no district's without districts. */
export function demoUsersOf(city: CityPack): DemoUser[] {
  return DEMO_USERS.filter(
    ({ facility, territory }) => (city.demo || !facility) && (territory !== 'district' || Boolean(territoryOf(city, 'district'))),
  );
}

/** Sign-ins for every role of a demonstration. `facility` is the example centre, where there is one. */
export async function seedUsers({ city, users }: Pick<Portal, 'city' | 'users'>, facility: string | undefined): Promise<void> {
  const lang = city.languages[0] ?? 'zh';
  for (const user of demoUsersOf(city))
    await users.add({
      email: user.email,
      password: DEMO_PASSWORD,
      name: user.name[lang],
      roles: user.roles,
      territory: user.territory && territoryOf(city, user.territory),
      ...(user.facility ? { facility } : {}),
    });
}

function territoryOf({ areas }: CityPack, level: 'district' | 'city'): string | undefined {
  const area = areas.find((one) => one.level === level);
  return area && territoryOfArea(area);
}
