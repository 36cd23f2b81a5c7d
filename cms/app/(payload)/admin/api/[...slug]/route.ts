import config from '@payload-config';
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes';
import { knownCall } from '../../../../../staff/known-call.ts';
import { savedAgain } from '../../../../../staff/save-again.ts';

export const GET = knownCall(REST_GET(config), config);
export const POST = knownCall(savedAgain(REST_POST(config)), config);
export const PUT = knownCall(savedAgain(REST_PUT(config)), config);
export const PATCH = knownCall(savedAgain(REST_PATCH(config)), config);
export const DELETE = knownCall(savedAgain(REST_DELETE(config)), config);
export const OPTIONS = REST_OPTIONS(config);
