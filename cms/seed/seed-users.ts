import type { Portal } from '../portal.ts';
import type { Role } from '../access/roles.ts';

export interface DemoUser {
  email: string;
  name: string;
  roles: Role[];
  /** What the banner says of it. */
  what: string;
  facility?: boolean;
  territory?: string;
}

export const DEMO_PASSWORD = 'jintuo-demo-2026';

export const DEMO_USERS: DemoUser[] = [
  { email: 'author@demo.example', name: '李示例', roles: ['author'], what: '撰稿 author' },
  { email: 'reviewer@demo.example', name: '王示例', roles: ['reviewer'], what: '审核 reviewer' },
  { email: 'head@demo.example', name: '陈示例', roles: ['head'], what: '机构负责人 centre head', facility: true },
  { email: 'counter@demo.example', name: '周示例', roles: ['counter'], what: '机构前台 counter', facility: true },
  {
    email: 'district@demo.example',
    name: '吴示例',
    roles: ['supervisor'],
    what: '区级监管 district supervisor',
    territory: '321202',
  },
  { email: 'city@demo.example', name: '徐示例', roles: ['supervisor'], what: '市级监管 city supervisor', territory: '3212' },
  { email: 'admin@demo.example', name: '管理员', roles: ['administrator'], what: '管理员 administrator' },
];

/** Sign-ins for every role of a demonstration. `facility` is the example centre, where there is one. */
export async function seedUsers({ payload, city }: Portal, facility: string | undefined): Promise<void> {
  for (const user of DEMO_USERS) {
    if (user.facility && !facility) continue;
    const territory = user.territory && (city.code === 'taizhou' ? user.territory : city.code.slice(0, 4));
    await payload.create({
      collection: 'users',
      data: {
        email: user.email,
        password: DEMO_PASSWORD,
        name: user.name,
        roles: user.roles,
        territory,
        ...(user.facility ? { facility } : {}),
      },
    });
  }
}
