import type { Attack } from './attack.ts';
import { bodies } from './bodies.ts';
import { caches } from './caches.ts';
import { crossSite } from './cross-site.ts';
import { data } from './data.ts';
import { embeds } from './embeds.ts';
import { headers } from './headers.ts';
import { hosts } from './hosts.ts';
import { injection } from './injection.ts';
import { methods } from './methods.ts';
import { paths } from './paths.ts';
import { redirects } from './redirects.ts';
import { scripts } from './scripts.ts';
import { signIn } from './sign-in.ts';
import { slow } from './slow.ts';
import { sql } from './sql.ts';
import { uninvited } from './uninvited.ts';

/** Everything that is tried, the longest first: they run beside each other. */
export const attacks: readonly Attack[] = [
	slow,
	sql,
	scripts,
	crossSite,
	bodies,
	paths,
	uninvited,
	data,
	methods,
	hosts,
	injection,
	embeds,
	caches,
	redirects,
	headers,
	signIn
];
