/**
 * The rooms of the house, in order. A room imports itself and the rooms before it in its list, types
 * counted; so no rooms can form a circle.
 */
export const DOMAIN_ROOMS = [
  'language',
  'time',
  'family',
  'care',
  'money',
  'places',
  'offers',
  'contract',
  'booking',
  'guidance',
  'supervision',
];

/** Each alone: a port imports the rules and what lies beside all ports, and no other port. */
export const PORTS = ['database', 'payment', 'notify', 'files', 'seal'];

export const CMS_ROOMS = [
  'core',
  'print',
  'words',
  'drawings',
  'input',
  'records',
  'portal',
  'fields',
  'staff',
  'accounts',
  'guidance',
  'places',
  'payments',
  'contracts',
  'finding',
  'booking',
  'registry',
  'alerts',
  'supervision',
  'follow',
  'backup',
];

/** What puts everything together: may import all of `cms` and `search`, and is imported by nothing below it. */
export const CMS_TOP = [
  'seed/**',
  'commands/**',
  'app/**',
  'migrations/**',
  'assemble.ts',
  'payload.config.ts',
  'next.config.mjs',
];

/** Of the site: what every room of it may use, … */
export const SITE_BASE = ['styles', 'server', 'ui', 'offers'];
/** … the rooms, which do not know each other, … */
export const SITE_ROOMS = ['search', 'centre', 'compare', 'booking', 'family', 'guidance', 'home', 'supervision', 'door', 'api'];
/** … and what puts a page together. */
export const SITE_TOP = ['layouts', 'pages'];
