import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Changes whenever the same SQL and inputs may give other parts than before. */
export const buildVersion = 2;

/** Changes whenever the same facts and policy may give another mask. */
export const maskVersion = 1;

let found: string | null = null;

/** Version of the installed DuckDB package, found without loading it. */
export function engineVersion(): string {
	found ??= (
		JSON.parse(
			readFileSync(createRequire(import.meta.url).resolve('@duckdb/node-api/package.json'), 'utf8')
		) as { version: string }
	).version;
	return found;
}
