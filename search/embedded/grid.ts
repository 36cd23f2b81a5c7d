import type { Bounds, Point } from '../port.ts';

/** Some two kilometres: little beside a usual radius, and yet room for some centres. */
const CELL_DEGREES = 0.02;

/** Rows by where they lie on the map, so that a question about some kilometres looks only at those around there. */
export interface Grid {
  /** `null` takes the row off the map. */
  put(row: number, point: Point | null): void;
  /** Rows in several lists: all that are within the bounds, and a few around them. */
  around(bounds: Bounds): (readonly number[])[];
}

export function createGrid(): Grid {
  /** By steps northwards, then by steps eastwards. */
  const bands = new Map<number, Map<number, number[]>>();
  const cellOf = new Map<number, number[]>();

  const cellAt = (north: number, east: number) => {
    const band = bands.get(north) ?? new Map<number, number[]>();
    const cell = band.get(east) ?? [];
    bands.set(north, band.set(east, cell));
    return cell;
  };

  return {
    put: (row, point) => {
      const old = cellOf.get(row);
      old?.splice(old.indexOf(row), 1);
      cellOf.delete(row);
      if (!point) return;
      const cell = cellAt(steps(point.lat), steps(point.lng));
      cell.push(row);
      cellOf.set(row, cell);
    },
    around: ({ south, north, west, east }) => {
      const [from, to] = [steps(west), steps(east)];
      const within = (step: number) => (west <= east ? from <= step && step <= to : from <= step || step <= to);
      const found: number[][] = [];
      for (let band = steps(Math.max(south, -90)); band <= steps(Math.min(north, 90)); band++)
        for (const [step, rows] of bands.get(band) ?? []) if (within(step)) found.push(rows);
      return found;
    },
  };
}

/** Neighbours beside one another: a question about a place then looks at rows that lie together in memory too. */
export function compareByCell(a: Point, b: Point): number {
  return steps(a.lat) - steps(b.lat) || steps(a.lng) - steps(b.lng);
}

function steps(degrees: number): number {
  return Math.floor(degrees / CELL_DEGREES);
}
