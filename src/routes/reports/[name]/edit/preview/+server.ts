import { textFields } from '../../../../acting.ts';
import { answering } from '../answering.ts';
import { drawTyped, typedFields } from '../typed.ts';
import type { RequestHandler } from './$types';

/** Draws what is typed, a moment after it was. */
export const POST: RequestHandler = ({ locals, params, request }) =>
	answering(locals, async () =>
		drawTyped(locals, params.name, typedFields(await textFields(request)))
	);
