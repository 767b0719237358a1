import type { Reroute, Transport } from '@sveltejs/kit';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';
import { isKeptOnServer } from './routes/kept-on-server.ts';

export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;

export const transport: Transport = {
	keptOnServer: { encode: isKeptOnServer, decode: () => null }
};
