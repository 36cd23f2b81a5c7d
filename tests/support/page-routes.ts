import { globSync } from 'node:fs';

/** The addresses that a page's file answers. */
export function pathsOfPages(file: string): RegExp {
  const path = file.replace(/^site\/pages/, '').replace(/(\/index)?\.(astro|ts)$/, '') || '/';
  return new RegExp(`^${path.replace(/[.*+?^${}()|\\]/g, '\\$&').replace(/\[[^\]]+\]/g, '[^/]+')}$`);
}

/** What the site answers at, but for the pages that answer at everything else. */
const routes = globSync('site/pages/**/*.{astro,ts}')
  .filter((file) => !file.includes('[...'))
  .map(pathsOfPages);

/** Whether an address of this site is a page's. */
export const leads = (address: string): boolean => {
  const path = address.replace(/[?#].*$/, '').replace(/^\/en(?=\/|$)/, '');
  return path === '' || path === '/' || path.startsWith('/admin') || routes.some((route) => route.test(path));
};

/** Links of a message to this site that lead to no page. */
export const leadsNowhere = (text: string, origin: string): string[] =>
  (text.match(/https?:\/\/[^\s，。；）]+/g) ?? []).filter((link) => link.startsWith(origin) && !leads(link.slice(origin.length)));
