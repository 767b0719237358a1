/** A page of the example, in French; `/en` before it is the same in English. */
export type ExamplePage = {
	readonly path: string;
	/** The folder of `src/routes` that answers; null where a page is refused. */
	readonly route: string | null;
	readonly status: number;
	/** A document of its own, without the frame of other pages. */
	readonly alone?: boolean;
	/** It has little to say. */
	readonly brief?: boolean;
};

const page = (route: string, path: string = route): ExamplePage => ({ path, route, status: 200 });
const brief = (route: string, path: string = route): ExamplePage => ({
	...page(route, path),
	brief: true
});
const alone = (route: string, path: string): ExamplePage => ({ ...page(route, path), alone: true });

/** At least one page of each route, and what each kind of refusal looks like. */
export const examplePages: readonly ExamplePage[] = [
	page('/', '/?as-of=2019-12-20'),
	page('/', '/'),
	page('/', '/?as-of=2019-12-20&layout=table&sort=-status'),
	page('/', '/?as-of=2022-12-16&audience=city&compare=2021-12-31'),
	page('/indicators/[id]', '/indicators/ambassadors-registered?as-of=2019-12-20'),
	page('/indicators/[id]', '/indicators/communes-covered?grain=quarter'),
	page(
		'/indicators/[id]',
		'/indicators/contacts-received?as-of=2019-12-20&by=audience&where=audience:young&territory=200067361'
	),
	page(
		'/indicators/[id]/rows',
		'/indicators/ambassadors-registered/rows?as-of=2019-12-20&where=sector:tourism'
	),
	page('/', '/?meeting=2019-02'),
	page('/meetings'),
	page('/meetings/[id]', '/meetings/2019-02'),
	page('/territories'),
	page('/territories', '/territories?level=commune&territory=200067361&show=map'),
	page('/territories', '/territories?show=evolution&indicator=households-settled'),
	page('/territories', '/territories?level=grouping'),
	page('/territories/[code]', '/territories/200067361'),
	page('/territories/[code]', '/territories/46102'),
	page('/received'),
	page('/received/[dataset]', '/received/ambassadors'),
	page('/deliveries'),
	{ path: '/deliveries/1/1', route: '/deliveries/[round]/[draft]', status: 404 },
	page('/received/[dataset]/rejects', '/received/welcome-cases/rejects'),
	page('/declarations', '/declarations?indicator=ambassadors-registered&as-of=2019-12-20'),
	page('/contests'),
	page('/meetings/compare'),
	page('/targets'),
	page('/targets', '/targets?territory=200067361'),
	page('/decisions'),
	page('/decisions/new'),
	{ path: '/decisions/2019-09-01', route: '/decisions/[id]', status: 404 },
	page('/appraisals/[kind]/[id]', '/appraisals/axis/welcome'),
	page('/appraisals/[kind]/[id]', '/appraisals/indicator/people-in-support?as-of=2019-12-20'),
	page('/reports'),
	brief('/builds'),
	page('/schedules'),
	brief('/schedules/[number]', '/schedules/1'),
	page('/builds/[number]', '/builds/1'),
	page('/embeds'),
	page('/embeds/[number]', '/embeds/1'),
	page('/indicators/[id]/share', '/indicators/ambassadors-registered/share'),
	page('/reports/[name]/edit', '/reports/yearly-review/edit?as-of=2019-12-20'),
	page('/reports/[name]/edit', '/reports/yearly-review/edit?file=parts/aims.md'),
	brief('/reports/[name]/edit/publish', '/reports/yearly-review/edit/publish'),
	brief('/reports/[name]/edit/drop', '/reports/yearly-review/edit/drop'),
	brief('/reports/[name]/edit/history', '/reports/yearly-review/edit/history'),
	page('/reports/[name]/choose', '/reports/indicator-sheet/choose?format=pdf'),
	{ path: '/reports/yearly-review?format=odt', route: '/reports/[name]/refused', status: 400 },
	{ path: '/reports/nothing/edit', route: '/reports/[name]/edit', status: 404 },
	alone('/reports/[name]', '/reports/yearly-review?year=2019&as-of=2019-12-20'),
	alone('/reports/[name]', '/reports/press-article?year=2019&as-of=2019-12-20'),
	alone('/reports/[name]', '/reports/territory-sheet?territory=200067361&as-of=2019-12-20'),
	alone('/reports/[name]', '/reports/indicator-sheet?indicator=people-in-support&as-of=2022-12-16'),
	alone('/reports/[name]', '/reports/committee-page?as-of=2019-12-20'),
	alone('/reports/[name]', '/reports/minutes?meeting=2019-02'),
	alone('/reports/[name]', '/reports/chair-note?meeting=2019-02'),
	alone('/reports/[name]', '/reports/committee-slides?meeting=2019-02'),
	alone('/present', '/present?as-of=2019-12-20'),
	alone('/meetings/[id]/present', '/meetings/2019-02/present'),
	page('/meetings/[id]/slides', '/meetings/2019-02/slides'),
	brief('/audit'),
	page('/people'),
	{ path: '/people/nobody', route: '/people/[id]', status: 404 },
	page('/accessibility'),
	page('/legal-notice'),
	page('/personal-data'),
	brief('/personal-data/requests'),
	{ path: '/nulle-part', route: null, status: 404 },
	{ path: '/indicators/nothing-of-the-sort', route: null, status: 404 },
	{ path: '/?as-of=2019-13-40', route: null, status: 400 },
	{ path: '/?audience=nobody', route: null, status: 400 }
];

/** Pages that the open example doesn't have: `sign-in.browser.test.ts` goes through them. */
export const signInRoutes: readonly string[] = [
	'/sign-in',
	'/sign-in/code',
	'/sign-in/forgotten',
	'/sign-out',
	'/invitation/[token]',
	'/account'
];

export function inEnglish(path: string): string {
	return `/en${path}`.replace(/^\/en\/(\?|$)/, '/en$1');
}
