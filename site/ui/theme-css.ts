/**
 * A pack's hues as the variables that the tokens look at. Anything but a plain name and a colour in hex is left out.
 *
 * @example themeCss({ pine: '#0a5c7a' }) // ':root{--hue-pine:#0a5c7a}'
 */
export function themeCss(hues: Record<string, string>): string {
  const lines = Object.entries(hues).filter(([name, colour]) => /^[a-z0-9-]+$/.test(name) && /^#[0-9a-f]{3,8}$/i.test(colour));
  return `:root{${lines.map(([name, colour]) => `--hue-${name}:${colour}`).join(';')}}\n`;
}
