import type { FieldHook } from 'payload';
import { webAddress } from '#domain/places/web-address.ts';

/** `www.example.cn` as it is typed is kept as an address that a link can lead to. */
export const completeAddress: FieldHook = ({ value }) => (typeof value === 'string' ? (webAddress(value) ?? value) : value);

/** Sources, one a line, with their addresses after ` | `. */
export const completeSources: FieldHook = ({ value }) =>
  typeof value === 'string' ? value.split('\n').map(completeSource).join('\n') : value;

function completeSource(line: string): string {
  const [title = '', url, ...rest] = line.split(' | ');
  const address = url === undefined || rest.length > 0 ? undefined : webAddress(url);
  return address ? `${title} | ${address}` : line;
}
