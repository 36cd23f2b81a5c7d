import { signIns } from '#cms/commands/prepare.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** A live portal begins with the city's areas and rules, and nothing made up. */
const FIRST_STEPS = [
  '  Nothing is here yet but the city’s areas and rules:',
  '    npm run administrator -- name@example.org     makes the first account',
  '    npm run import -- facilities FILE             brings the city’s own register',
  '',
];

/** What a start says: who finds what where. */
export function banner(ready: Portal, seconds: number): string {
  const { origin, mode, dataDir } = ready.environment;
  const people = signIns(ready);
  return [
    '',
    `  ${[...new Set(ready.city.languages.map((lang) => ready.city.brand[lang]))].join(' ')} · ${ready.city.name.en}  (${mode}, ready in ${seconds.toFixed(1)} s)`,
    '',
    `  Families   ${origin}/${ready.city.languages.length > 1 ? `   English ${origin}/en/` : ''}`,
    `  Staff      ${origin}/admin`,
    ...(mode === 'demo' ? [`  Messages   ${origin}/outbox   (codes and notices appear here)`] : []),
    `  API        ${origin}/api/v1/openapi.json`,
    `  Data       ${dataDir}`,
    ...(people.length > 0
      ? [
          '',
          '  Demonstration sign-ins',
          ...people.map((line) => `    ${line}`),
          ...(ready.city.demo ? ['    13800000001  the example family: sign in at /account, the code is in /outbox'] : []),
        ]
      : []),
    '',
    ...(mode === 'live' && ready.supplies.size() === 0 ? FIRST_STEPS : []),
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
