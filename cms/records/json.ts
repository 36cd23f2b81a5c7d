/** Domain values are plain JSON; Payload's type for a JSON field asks for an index signature. */
export function json(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}
