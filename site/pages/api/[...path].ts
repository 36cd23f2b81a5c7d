import type { APIRoute } from 'astro';
import { notFound } from '#cms/core/problem.ts';
import { languageOf } from '#cms/input/language.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { problemResponse } from '../../api/kit/responses.ts';

/** An address that the API does not have is answered in the API's own way, not with a page. */
export const ALL: APIRoute = async (context) => {
  const { city } = await getPortal();
  return problemResponse(notFound(), languageOf(context, city.languages));
};
