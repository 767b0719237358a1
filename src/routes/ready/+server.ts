import type { RequestHandler } from './$types';

export const fallback: RequestHandler = ({ request, locals }) =>
	locals.application.api(request, locals);
