import type { ServerResponse } from 'node:http';

/** What a browser keeps as it came with the page. */
const ofFirstAnswer = [
	'content-security-policy',
	'x-frame-options',
	'cross-origin-resource-policy'
] as const;

/**
 * Headers that an answer carries unless it says otherwise itself. 304 says nothing of a policy: the
 * page that a browser kept goes on under the one that it came with, whose nonce it bears. One whose
 * policy names who may frame it does not bear the older header that forbids it to all.
 */
export function carryHeaders(
	response: ServerResponse,
	headers: Readonly<Record<string, string>>
): void {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	const write = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
	response.writeHead = ((status: number, ...rest: unknown[]) => {
		const policy = response.getHeader('content-security-policy');
		if (status === 304) for (const name of ofFirstAnswer) response.removeHeader(name);
		else if (typeof policy === 'string' && /frame-ancestors '(?!none')/.test(policy))
			response.removeHeader('x-frame-options');
		return write(status, ...rest);
	}) as ServerResponse['writeHead'];
}
