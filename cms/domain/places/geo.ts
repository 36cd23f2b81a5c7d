/** WGS-84 degrees. */
export interface Point {
  lat: number;
  lng: number;
}

const EARTH_RADIUS_METRES = 6_371_008.8;

/** Whether these are degrees on the earth. */
export function isPoint({ lat, lng }: Point): boolean {
  return Number.isFinite(lat) && Number.isFinite(lng) && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

/** A point of a ball of radius 1: how far many points are from one is worked out several times quicker from these. */
type BallPoint = readonly [x: number, y: number, z: number];

export function onBall({ lat, lng }: Point): BallPoint {
  const [up, round] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180];
  return [Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)];
}

/** The straight way through the ball, squared; it grows with the distance, and is had sooner. */
export function squaredChordFrom(point: Point): (x: number, y: number, z: number) => number {
  const [fromX, fromY, fromZ] = onBall(point);
  return (x, y, z) => {
    const dx = x - fromX;
    const dy = y - fromY;
    const dz = z - fromZ;
    return dx * dx + dy * dy + dz * dz;
  };
}

/** Great-circle distance in metres. */
export function metresOf(squaredChord: number): number {
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
}

/** Of fewer than no metres it is that of none. */
export function squaredChordOf(metres: number): number {
  const angle = Math.max(0, metres) / (2 * EARTH_RADIUS_METRES);
  return (2 * Math.sin(Math.min(Math.PI / 2, angle))) ** 2;
}

/** Great-circle distance in metres, as the crow flies. */
export function distanceMetres(a: Point, b: Point): number {
  return metresOf(squaredChordFrom(a)(...onBall(b)));
}

export const AREA_LEVELS = ['city', 'district', 'township'] as const;

/** What a family may name as a place to search around. */
export const PLACE_KINDS = ['district', 'township', 'community', 'station', 'hospital', 'park', 'employer', 'landmark'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
