import { getPortal } from '#cms/portal.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { openapi } from '../../../api/openapi.ts';
import { json } from '../../../api/responses.ts';

export const ALL = endpoint({
  method: 'get',
  open: true,
  route: async () => {
    const { environment, city } = await getPortal();
    return json(openapi({ origin: environment.origin, title: `${city.brand.en} ${city.name.en}` }));
  },
});
