import type { ServerResponse } from 'node:http';

/**
 * Headers that an answer carries unless it says otherwise itself. 304 says nothing of a policy: the
 * page that a browser kept goes on under the one that it came with, whose nonce it bears.
 */
export function carryHeaders(
	response: ServerResponse,
	headers: Readonly<Record<string, string>>
): void {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	const write = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
	response.writeHead = ((status: number, ...rest: unknown[]) => {
		if (status === 304) response.removeHeader('content-security-policy');
		return write(status, ...rest);
	}) as ServerResponse['writeHead'];
}
