import { isIP } from 'node:net';
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/mobile';

export type { CountryCode };

const CODES_PER_DAY = 5000;
const SLOW_MS = 1000;

/** @example `'1'` is the proxy next to the portal; `'10.0.0.5, 192.168.0.0/16'` are those at these addresses */
export function readProxies(text = ''): number | string[] {
  if (/^\d?$/.test(text)) return Number(text);
  const addresses = text.split(',').map((part) => part.trim());
  const wrong = addresses.find((address) => !isNetwork(address));
  if (wrong !== undefined)
    throw new Error(`TRUSTED_PROXIES=${text}: ${wrong || 'nothing'} is neither a number of proxies nor an address of one.`);
  return addresses;
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const width = { 4: 32, 6: 128 }[isIP(address)];
  return width !== undefined && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width));
}

export function readCodesPerDay(text = ''): number {
  if (text === '') return CODES_PER_DAY;
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new Error(`CODES_PER_DAY=${text} is not a number of codes.`);
  return Number(text);
}

export function readDrainSeconds(text = ''): number {
  if (!/^\d{0,3}$/.test(text) || Number(text) > 300)
    throw new Error(`DRAIN_SECONDS=${text} is not a number of seconds up to 300.`);
  return Number(text);
}

/** @example `'500'` is half a second; `'off'` is never */
export function readSlowMs(text = ''): number | undefined {
  if (text === 'off') return undefined;
  if (text === '') return SLOW_MS;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`SLOW_MS=${text} is neither a number of milliseconds nor off.`);
  return Number(text);
}

export function readCountries(text = ''): CountryCode[] | undefined {
  if (text === '') return undefined;
  return text.split(',').map((part) => {
    const code = part.trim().toUpperCase();
    if (!isSupportedCountry(code)) throw new Error(`CODE_COUNTRIES=${text}: ${code || 'nothing'} is no country.`);
    return code;
  });
}
