/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    lang: 'zh' | 'en';
    /** The address without its language. */
    path: string;
    /** Large text, large targets. */
    elder: boolean;
    /** The family's session token; never logged. */
    session: string | undefined;
  }
}
