/** HTTP status of each error code that is not the server's fault; any other is 500. */
const statuses: Readonly<Record<string, number>> = {
	'bad-request': 400,
	usage: 400,
	'empty-period': 400,
	'territory-not-of-level': 400,
	'too-many-figures': 400,
	'too-many-periods': 400,
	'unknown-indicator': 404,
	'unknown-edition': 404,
	'unknown-territory': 404,
	'unknown-report': 404,
	'unknown-delivery': 404,
	'not-found': 404,
	'not-allowed': 403,
	'method-not-allowed': 405,
	'no-edition': 503,
	'too-busy': 503,
	'too-long': 503
};

export function statusOfError(code: string): number {
	return statuses[code] ?? (code.startsWith('unknown-') || code.startsWith('bad-') ? 400 : 500);
}
