import type { APIContext, APIRoute } from 'astro';
import { languageOf } from '#cms/input/language.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { errorBody, json } from './responses.ts';

export interface Served {
  method: 'get' | 'post' | 'delete';
  /** Whether any site's script may read the answers. */
  open?: boolean;
  route: APIRoute;
}

/** All that an address of the API takes; any other method hears which it does. */
export function endpoint(...served: Served[]): APIRoute {
  const allow = [
    ...served.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])),
    'OPTIONS',
  ].join(', ');
  const open = served.some((one) => one.open);
  return async (context) => {
    const method = context.request.method === 'HEAD' ? 'get' : context.request.method.toLowerCase();
    const found = served.find((one) => one.method === method);
    const response = found
      ? await found.route(context)
      : method === 'options'
        ? new Response(null, { status: 204 })
        : await refusal(context);
    if (!found) response.headers.set('allow', allow);
    if (open) response.headers.set('access-control-allow-origin', '*');
    return response;
  };
}

async function refusal(context: APIContext): Promise<Response> {
  const { city } = await getPortal();
  return json(errorBody({ code: 'method_not_allowed' }, languageOf(context, city.languages)), 405);
}
