/// <reference types="astro/client" />

import type { Lang } from '#domain/language/lang.ts';

declare global {
  namespace App {
    interface Locals {
      lang: Lang;
      /** The address without its language. */
      path: string;
      /** Large text, large targets. */
      elder: boolean;
      /** The family's session token; never logged. */
      session: string | undefined;
      /** What was sent to a page; nothing while it is only read. */
      form?: FormData;
      /** Why this is not served now: so many want the same, too much came from here, or the database or the disk is away. */
      trouble?: 'busy' | 'often' | 'unavailable';
    }
  }
}
