import type { AccessFeature, StaffLanguage } from '#search/port.ts';
import type { SampleFacility } from './make-facilities.ts';
import { createRandom } from './random.ts';

interface Welcome {
  languages: StaffLanguage[];
  accessFeatures: AccessFeature[];
  openToPublic: 'yes' | 'no' | 'unknown';
}

/** From chance of its own, so that all else about a sample stays as it is. What is only listed says nothing of itself. */
export function sampleWelcome({ index, institution, standing }: SampleFacility): Welcome {
  const random = createRandom(40_423 + index * 104_729);
  if (standing === 'listed') return { languages: [], accessFeatures: [], openToPublic: 'unknown' };
  if (index === 0)
    return { languages: ['mandarin', 'dialect'], accessFeatures: ['step_free', 'accessible_toilet'], openToPublic: 'unknown' };
  const some = <Value>(shares: [Value, number][]) => shares.filter(([, share]) => random.chance(share)).map(([value]) => value);
  return {
    languages: [
      'mandarin',
      ...some<StaffLanguage>([
        ['dialect', 0.6],
        ['english', 0.15],
        ['sign', 0.06],
      ]),
    ],
    accessFeatures: some<AccessFeature>([
      ['step_free', 0.6],
      ['lift', 0.3],
      ['accessible_toilet', 0.4],
    ]),
    openToPublic: institution === 'employer' ? random.pick(['yes', 'no', 'no', 'unknown']) : 'unknown',
  };
}
