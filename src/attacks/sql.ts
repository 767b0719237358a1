import { parameters } from './canary.ts';
import type { Attack } from './attack.ts';

const hostile = [
	"'",
	"' or '1'='1",
	'"; drop table facts; --',
	"') union all select sql, 1 from duckdb_views() --",
	"read_csv('/etc/passwd')",
	"(select getenv('JALON_KEY'))",
	"x'; attach '/etc/passwd' as p; --",
	'$1',
	'*',
	'%',
	'\u0000',
	'9'.repeat(400)
];

/** SQL in every filter, period, territory, sort and id: a value that matches nothing, never a question. */
export const sql: Attack = {
	id: 'sql',
	title: {
		fr: 'SQL injecté dans chaque filtre, tri et identifiant',
		en: 'SQL injected in each filter, sort and id'
	},
	async run({ ask, hold, routes }) {
		const indicator = routes.find(({ id }) => id === '/indicators/[id]')?.path ?? '/indicators/x';
		const [, id = 'x'] = /\/([^/]+)$/.exec(indicator) ?? [];
		const start = `/api/v1/values?indicator=${id}`;
		const judge = async (path: string) => {
			const { status, text } = await ask(path);
			const answered = status === 200 && /"values":\[\{/.test(text);
			// `*`, `%` and `$1` widen nothing; what is refused is refused in words.
			hold(status < 500 || status === 503, `GET ${path}: ${status}`);
			return answered;
		};
		await Promise.all(
			parameters.flatMap((name) =>
				hostile.map(async (typed, at) => {
					const value = encodeURIComponent(typed);
					await judge(
						name === 'indicator' ? `/api/v1/values?indicator=${value}` : `${start}&${name}=${value}`
					);
					const page = ['/', indicator, '/territories', '/files/values.csv'][at % 4]!;
					await judge(`${page}?${name}=${value}`);
				})
			)
		);
		// Twice, as a list, as an object: one value is read, or it is refused.
		for (const name of ['territory', 'as-of', 'indicator', 'level'])
			for (const query of [
				`${name}=x&${name}=y`,
				`${name}[]=x`,
				`${name}[$ne]=`,
				`${name}=`,
				`${name}=null`,
				`${name}=x%2cy`
			])
				await judge(`${start}&${query}`);
		for (const { id: route } of routes.filter(({ id }) => id.includes('[')))
			for (const typed of hostile.slice(0, 4))
				await judge(route.replace(/\[[^\]]+\]/g, encodeURIComponent(typed)));
	}
};
