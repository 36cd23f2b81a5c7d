import config from '@payload-config';
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes';
import { savedAgain } from '../../../../../staff/save-again.ts';

export const GET = REST_GET(config);
export const POST = savedAgain(REST_POST(config));
export const PUT = savedAgain(REST_PUT(config));
export const PATCH = savedAgain(REST_PATCH(config));
export const DELETE = savedAgain(REST_DELETE(config));
export const OPTIONS = REST_OPTIONS(config);
