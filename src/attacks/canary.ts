/** Another's name, which belongs to nobody. */
export const evil = 'evil.example';

/** Query parameters that pages, files and the API read. */
export const parameters = [
	'as-of',
	'compare',
	'territory',
	'edition',
	'grain',
	'by',
	'where',
	'sort',
	'events',
	'layout',
	'axis',
	'audience',
	'partner',
	'meeting',
	'level',
	'show',
	'indicator',
	'from',
	'to',
	'within',
	'year',
	'format',
	'lang',
	'dataset',
	'rule'
] as const;
