/** What the benchmarks use of a package that has no types of its own. */
declare module 'autocannon' {
  interface Result {
    requests: { average: number };
    non2xx: number;
    errors: number;
  }
  export default function autocannon(options: { url: string; connections: number; duration: number }): Promise<Result>;
}

/** What the tests of the compose file use of another. */
declare module 'js-yaml' {
  export function load(text: string): unknown;
}
