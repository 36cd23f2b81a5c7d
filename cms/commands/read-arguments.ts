import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A mistake of the person who runs a command: one sentence that ends with how to run it. */
export class ArgumentError extends Error {
  constructor(problem: string, usage: string) {
    super(`${problem}: ${usage}`);
  }
}

/**
 * What a command was asked to do. What it does not know is said, not guessed.
 * @example readArguments('npm run seed -- --weeks 2', { args: ['--weeks'], options: { weeks: { type: 'string' } } })
 * // throws: Option '--weeks <value>' argument missing: npm run seed -- --weeks 2
 */
export function readArguments<Config extends ParseArgsConfig>(usage: string, config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const [problem = ''] = (error as Error).message.split(/\.(?:\s|$)/, 1);
    throw new ArgumentError(problem, usage);
  }
}

/** A whole number from `least` to `most`; `undefined` when nothing was said. */
export function readNumber(
  text: string | undefined,
  { name, least, most, usage }: { name: string; least: number; most: number; usage: string },
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && least <= number && number <= most) return number;
  throw new ArgumentError(`${name} takes a whole number from ${least} to ${most}`, usage);
}
