import { expect, it } from 'vitest';
import { askWhere, COARSE_METRES } from '../../site/search/ask-where.ts';

const at = (accuracy: number) => ({ coords: { latitude: 32.4921, longitude: 119.9163, accuracy } }) as GeolocationPosition;
function asked(answer: (ok: PositionCallback, no: PositionErrorCallback) => void): string {
  let said = '';
  const geolocation = { getCurrentPosition: (ok: PositionCallback, no: PositionErrorCallback) => answer(ok, no) } as Geolocation;
  const answers = {
    here: (near: string) => (said = near),
    nowhere: (why: string, far: string) => (said = `${why} ${far}`.trim()),
  };
  askWhere(answers, geolocation);
  return said;
}

it('a place that is known well is searched around; one that is 50 km wide, refused or not found is said to be', () => {
  expect(asked((ok) => ok(at(COARSE_METRES)))).toBe('32.49210,119.91630');
  expect(asked((ok) => ok(at(50_000)))).toBe('locateCoarse 50');
  expect(asked((_, no) => no({ code: 1 } as GeolocationPositionError))).toBe('locateRefused');
  expect(asked((_, no) => no({ code: 3 } as GeolocationPositionError))).toBe('locateFailed');
});
