import { hearOut } from './hear-out.ts';
import { JalonError } from './programme/problem.ts';

/** What a form of a page may weigh, in bytes: a pasted table, at most. */
export const formLimit = 2 * 1024 * 1024;

/**
 * The same request, whose body breaks off once it is longer than a limit in bytes, whatever its
 * headers say. `refuse` makes the error that its reader then meets.
 */
export function limitBody(request: Request, limit: number, refuse: () => unknown): Request {
	if (request.body === null) return request;
	const reader = request.body.getReader();
	let bytes = 0;
	const counted = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await reader.read();
			if (done) return controller.close();
			bytes += value.byteLength;
			if (bytes <= limit) return controller.enqueue(value);
			void hearOut(reader);
			controller.error(refuse());
		},
		cancel: (reason) => reader.cancel(reason)
	});
	return new Request(request, { body: counted, duplex: 'half' } as RequestInit);
}

export function bodyTooLarge(limit: number): JalonError {
	const megabytes = Math.floor(limit / 1024 / 1024);
	return new JalonError('body-too-large', {
		fr: `Ce formulaire dépasse ${megabytes} Mo : rien n’est enregistré.`,
		en: `This form is larger than ${megabytes} MB: nothing is recorded.`
	});
}
