import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import { ambulance } from './ambulance.ts';
import { development } from './development.ts';
import { doctor } from './doctor.ts';
import { hospital } from './hospital.ts';

/** The one list of danger signs: articles and the child's calendar name them by key. */
export const dangerSigns: DangerSign[] = [...ambulance, ...hospital, ...doctor, ...development];
