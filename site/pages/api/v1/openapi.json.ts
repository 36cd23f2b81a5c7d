import { getPortal } from '#cms/portal/portal.ts';
import { endpoint } from '../../../api/kit/endpoint.ts';
import { openapi } from '../../../api/kit/openapi.ts';
import { json } from '../../../api/kit/responses.ts';

/** The same for as long as the process lives. */
let document: object | undefined;

export const ALL = endpoint({
  method: 'get',
  open: true,
  route: async () => {
    const { environment, city } = await getPortal();
    document ??= openapi({ origin: environment.origin, title: `${city.brand.en} ${city.name.en}` });
    return json(document);
  },
});
