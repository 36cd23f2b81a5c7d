import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal.ts';
import { notFound } from '#cms/use-cases/problem.ts';
import { languageOf } from '../../api/language.ts';
import { problemResponse } from '../../api/responses.ts';

/** An address that the API does not have is answered in the API's own way, not with a page. */
export const ALL: APIRoute = async (context) => {
  const { city } = await getPortal();
  return problemResponse(notFound(), languageOf(context, city.languages));
};
