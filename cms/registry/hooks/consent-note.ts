import { say } from '#cms/fields/hooks/say.ts';

/** Where people are seen in a photograph, who agreed is written down. */
export const consentNote = (
  value: unknown,
  { req, siblingData }: { req?: Parameters<typeof say>[0]; siblingData?: unknown } = {},
): true | string => {
  const seen = typeof siblingData === 'object' && siblingData !== null && 'people' in siblingData && siblingData.people;
  const written = typeof value === 'string' && value.trim() !== '';
  return seen !== 'agreed' || written || say(req, 'refused.consentNote');
};
