import type { Answer } from './ask.ts';

/** What stands in the place of the parameters of routes: what the server shows, or something that isn't there. */
export async function findValues(
	ask: (path: string) => Promise<Answer>
): Promise<Readonly<Record<string, string>>> {
	const [indicators, deliveries, reports] = await Promise.all([
		firstIn(ask, '/api/v1/indicators', /"id":"([\w-]+)"/),
		firstIn(ask, '/received', /href="\/received\/([\w-]+)"/),
		firstIn(ask, '/reports', /href="\/reports\/([\w-]+)[/?"]/)
	]);
	return {
		id: indicators ?? 'nothing',
		dataset: deliveries ?? 'nothing',
		name: reports ?? 'nothing',
		code: '46',
		format: 'csv',
		kind: 'indicator',
		file: 'values.csv',
		path: 'v1/values'
	};
}

async function firstIn(
	ask: (path: string) => Promise<Answer>,
	path: string,
	pattern: RegExp
): Promise<string | null> {
	const { status, text } = await ask(path);
	return status === 200 ? (pattern.exec(text)?.[1] ?? null) : null;
}
