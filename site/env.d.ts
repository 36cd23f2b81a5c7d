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
      /** So many wanted the same that this could not be served in time. */
      busy?: boolean;
    }
  }
}
