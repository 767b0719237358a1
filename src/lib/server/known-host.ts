import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from './loopback-host.ts';

const loopbackPeer = /^(127\.|::1$|::ffff:127\.)/;

type Known = {
	/** The name, and port, of the site's public address, when it is told. */
	readonly publicHost: string | null;
	/** Whether it listens beyond this machine. */
	readonly open: boolean;
};

/**
 * Whether a request asks for a name that is ours: the public one, or this machine's own where it
 * asks itself, as checks of its health do. A page of another site may have had its name point here.
 */
export function isKnownHost(
	{ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
	{ publicHost, open }: Known
): boolean {
	const { host } = headers;
	if (isLoopbackHost(host) && (!open || loopbackPeer.test(socket.remoteAddress ?? ''))) return true;
	return publicHost === null ? open : host?.toLowerCase() === publicHost;
}
