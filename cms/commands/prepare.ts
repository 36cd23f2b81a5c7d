import { openPortal } from '#cms/assemble.ts';
import { type Jobs, startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { createTasks } from '#cms/follow/jobs/tasks.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { sampleLifeTask } from '#cms/seed/life/sample-life-task.ts';
import { declareSampleOffers } from '#cms/seed/sample-offers.ts';
import { seedCity } from '#cms/seed/seed-city.ts';
import { DEMO_PASSWORD, demoUsersOf } from '#cms/seed/seed-users.ts';

/** What the server does before it opens its doors: migrate, seed what is empty, start the clock's work. */
export async function prepare({ onStep }: { onStep: (step: string) => void }): Promise<{ portal: Portal; jobs: Jobs }> {
  onStep('database');
  const portal = await openPortal({ keepFolder: true });
  await seedCity(portal, { onBegin: () => onStep('seed') });
  await declareSampleOffers(portal);
  portal.folder?.share();
  const tasks = (ours: Portal, me: string) => ({ ...createTasks(ours, me), 'sample-life': sampleLifeTask(ours) });
  return { portal, jobs: startJobs(portal, { tasks }) };
}

/** The lines of the banner that name the demonstration's sign-ins; none on a live portal. */
export function signIns(portal: Pick<Portal, 'city' | 'environment'>): string[] {
  if (portal.environment.mode !== 'demo') return [];
  const { city } = portal;
  return demoUsersOf(city).map(
    ({ email, what }) => `${email}  ${DEMO_PASSWORD}  ${city.languages.map((lang) => what[lang]).join(' ')}`,
  );
}
