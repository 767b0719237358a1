import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One address of the product. */
export type Route = {
	/** `/indicators/[id]`, as in `src/routes`. */
	readonly id: string;
	/** The same with something in the place of each parameter. */
	readonly path: string;
	/** Shows a page; a file or data otherwise. */
	readonly isPage: boolean;
	/** Addresses that take a form or data: `/meetings/x?/freeze`. */
	readonly writes: readonly string[];
};

const folder = join(import.meta.dirname, '../routes');
const named = /\[(?:\.\.\.)?(\w+)\]/g;

/** Every address of the product, from the router's folders, so that a new one is attacked too. */
export function readRoutes(values: Readonly<Record<string, string>> = {}): readonly Route[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
		file.replaceAll('\\', '/')
	);
	const ids = files
		.filter((file) => /(^|\/)\+(page\.svelte|server\.ts)$/.test(file))
		.map((file) => `/${file.replace(/\/?\+(page\.svelte|server\.ts)$/, '')}`);
	return [...new Set(ids)].sort().map((id) => {
		const path = id.replace(
			named,
			(_, name: string) => values[`${id} ${name}`] ?? values[name] ?? '1'
		);
		const textOf = (name: string) => {
			const file = `${id.slice(1)}/${name}`.replace(/^\//, '');
			return files.includes(file) ? readFileSync(join(folder, file), 'utf8') : null;
		};
		const page = textOf('+page.server.ts') ?? '';
		const server = textOf('+server.ts');
		const [, block = ''] = /export const actions[^=]*= \{\n([^]*)/.exec(page) ?? [];
		const actions = [...block.matchAll(/^\t(?:async )?(\w+)(?=[:(])/gm)].map(([, name]) => name);
		const writes = [
			...actions.map((name) => (name === 'default' ? path : `${path}?/${name}`)),
			...(server !== null && /export const (POST|PUT|PATCH|DELETE|fallback)\b/.test(server)
				? [path]
				: [])
		];
		return { id, path, isPage: server === null, writes };
	});
}
