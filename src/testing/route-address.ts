/** An address for each part of a route of the example that is a parameter. */
const given: Readonly<Record<string, string>> = {
	'/indicators/[id]': '/indicators/ambassadors-registered',
	'/indicators/[id]/rows': '/indicators/ambassadors-registered/rows',
	'/indicators/[id]/share': '/indicators/ambassadors-registered/share',
	'/indicators/[id]/card.[format]': '/indicators/ambassadors-registered/card.svg',
	'/territories/[code]': '/territories/200067361',
	'/files/[...file]': '/files/indicators/ambassadors-registered.csv',
	'/appraisals/[kind]/[id]': '/appraisals/axis/welcome',
	'/received/[dataset]': '/received/ambassadors',
	'/received/[dataset]/rejects': '/received/welcome-cases/rejects',
	'/received/[dataset]/rejects/[delivery].[format]': '/received/welcome-cases/rejects/1.csv',
	'/reports/[name]': '/reports/press-article',
	'/meetings/[id]/take-away.[format]': '/meetings/2019-02/take-away.html',
	'/api/[...path]': '/api/v1/indicators'
};

/** An address that a route of `routeRights` answers, whether or not there is something at it. */
export function addressOf(route: string): string {
	return (
		given[route] ??
		route
			.replace('/meetings/[id]', '/meetings/2019-02')
			.replace('/decisions/[id]', '/decisions/2019-01-01')
			.replace('/reports/[name]', '/reports/yearly-review')
			.replaceAll(/\[\w+\]/g, '1')
	);
}
