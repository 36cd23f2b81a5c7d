/** Kinds of devices that a family would know theirs by; `program` is what is no browser. */
export const DEVICES = ['wechat', 'iphone', 'ipad', 'android', 'windows', 'mac', 'linux', 'program'] as const;
export type Device = (typeof DEVICES)[number];

/** Looked for in this order: an app's own browser also names the telephone that it is on. */
const SIGNS: readonly (readonly [sign: RegExp, device: Device])[] = [
  [/MicroMessenger/i, 'wechat'],
  [/iPhone|iPod/i, 'iphone'],
  [/iPad/i, 'ipad'],
  [/Android|HarmonyOS|OpenHarmony/i, 'android'],
  [/Windows/i, 'windows'],
  [/Macintosh|Mac OS X/i, 'mac'],
  [/Linux|X11|CrOS/i, 'linux'],
];

/** The kind of device that a browser says it is on; nothing else of what it says is kept. */
export const deviceOf = (agent: string): Device => SIGNS.find(([sign]) => sign.test(agent))?.[1] ?? 'program';
