import { getPortal } from '#cms/portal.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { openapi } from '../../../api/openapi.ts';
import { json } from '../../../api/responses.ts';

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
