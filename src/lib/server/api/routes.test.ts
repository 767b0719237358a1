import { describe, expect, it } from 'vitest';
import { useExampleApi } from '../../../testing/example-api.ts';

const api = useExampleApi();

type Operation = {
	readonly summary?: string;
	readonly parameters?: readonly { readonly name: string; readonly in: string }[];
};

const described = async () => {
	const { body } = await api.json('/api/v1/openapi.json');
	return body.paths as Readonly<Record<string, { readonly get: Operation }>>;
};

describe('the description of the API', () => {
	it('lists every route', async () => {
		expect(Object.keys(await described()).sort()).toEqual([
			'/api/v1/deliveries',
			'/api/v1/editions',
			'/api/v1/editions/current',
			'/api/v1/indicators',
			'/api/v1/indicators/{id}',
			'/api/v1/values',
			'/health',
			'/ready'
		]);
	});

	it('names routes that answer, and says what each is', async () => {
		for (const [path, { get }] of Object.entries(await described())) {
			const { status, body } = await api.json(path.replace('{id}', 'ambassadors-registered'));
			expect(status, path).toBe(200);
			expect(body, path).toMatchObject({ version: 1 });
			expect(get.summary, path).toBeTruthy();
		}
	});

	it('names every parameter that a route takes; any other is refused by its name', async () => {
		for (const [path, { get }] of Object.entries(await described())) {
			if (!path.startsWith('/api/v1')) continue;
			const at = path.replace('{id}', 'ambassadors-registered');
			const named = (get.parameters ?? []).filter((parameter) => parameter.in === 'query');
			for (const { name } of named) {
				const { status } = await api.json(`${at}?${name}=`);
				expect(status, `${at}?${name}=`).toBe(200);
			}
			const unknown = await api.json(`${at}?comune=46042`);
			expect(unknown.status, at).toBe(400);
			expect(unknown.body.error.message).toContain('Paramètre inconnu « comune »');
		}
	});
});

describe('the catalogue', () => {
	it('describes each indicator as one request for it does', async () => {
		const all = (await api.json('/api/v1/indicators')).body.indicators as { id: string }[];
		expect(all.length).toBeGreaterThan(30);
		const { body } = await api.json('/api/v1/indicators/ambassadors-registered');
		const { queries, ...entry } = body.indicator;
		expect(entry).toEqual(all.find(({ id }) => id === 'ambassadors-registered'));
		expect(entry).toMatchObject({ kind: 'stock', datasets: ['ambassadors'] });
		expect(queries).toMatchObject([
			{
				file: 'queries/indicators/ambassadors-registered.sql',
				sql: expect.stringMatching(/select/i)
			}
		]);
	});

	it('tells what every delivery became: rows read = accepted + rejected + blank', async () => {
		const { body } = await api.json('/api/v1/deliveries');
		const deliveries = body.deliveries as {
			dataset: string;
			rows: { read: number; accepted: number; rejected: number; blank: number };
		}[];
		expect(deliveries.length).toBeGreaterThan(100);
		for (const { rows } of deliveries)
			expect(rows.accepted + rows.rejected + rows.blank).toBe(rows.read);
		const some = (await api.json('/api/v1/deliveries?dataset=ambassadors')).body.deliveries;
		expect(some).toEqual(deliveries.filter(({ dataset }) => dataset === 'ambassadors'));
		expect(some.length).toBeGreaterThan(0);
	});

	it('lists editions, one of which is current, and opens any of them by its id', async () => {
		const { editions } = (await api.json('/api/v1/editions')).body as {
			editions: { id: string; current: boolean }[];
		};
		const [current, ...others] = editions.filter((edition) => edition.current);
		expect(others).toEqual([]);
		const named = await api.json(`/api/v1/editions/current?edition=${current?.id}`);
		expect(named.body).toEqual((await api.json('/api/v1/editions/current')).body);
		expect(named.body).toMatchObject({
			version: 1,
			id: current?.id,
			geography: expect.any(String)
		});
	});
});

describe('whether it runs', () => {
	it('/health answers as soon as the process does', async () => {
		expect((await api.json('/health')).body).toEqual({ version: 1, status: 'alive' });
	});

	it('/ready names the edition that answered a query', async () => {
		const { id } = (await api.json('/api/v1/editions/current')).body;
		expect(await api.json('/ready')).toEqual({
			status: 200,
			body: { version: 1, status: 'ready', edition: id }
		});
		expect((await api.json('/ready?edition=nothing')).status).toBe(503);
	});
});
