import {
	DuckDBDateValue,
	DuckDBDecimalValue,
	DuckDBInstance,
	DuckDBListValue,
	DuckDBStructValue,
	DuckDBTimestampValue,
	DuckDBTypeId,
	LIST,
	StatementType,
	VARCHAR,
	listValue,
	type DuckDBAppender,
	type DuckDBConnection,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import { JalonError } from './programme/problem.ts';

export type Row = Record<string, unknown>;
export type Connection = DuckDBConnection;
export type Appender = DuckDBAppender;

export type DatabaseOptions = {
	/** Folders that SQL may read and, with COPY, write. */
	readonly allowedDirectories?: readonly string[];
	/** Single files that SQL may read; COPY can't replace them, since it first writes beside. */
	readonly allowedPaths?: readonly string[];
	/** Takes away every other file, the network and all further settings. */
	readonly locked?: boolean;
	readonly threads?: number;
	/** e.g. `2GB`. */
	readonly memoryLimit?: string;
	/** Where large sorts may spill; without it they fail instead. */
	readonly spillFolder?: string;
};

export type CallOptions = {
	/** An aborted call rejects; it never gives part of the rows. */
	readonly signal?: AbortSignal | undefined;
};

export type Selection<T extends Row = Row> = {
	readonly columns: readonly { readonly name: string; readonly type: string }[];
	readonly rows: readonly T[];
	/** True when there were more rows than `maximumRows`. */
	readonly truncated: boolean;
};

/** One DuckDB instance. Connections are made per request and closed. */
export type Database = {
	/**
	 * Runs one statement on a connection of its own and gives its rows as plain objects: DATE as
	 * `YYYY-MM-DD`, TIMESTAMP as `YYYY-MM-DDTHH:MM:SS`, BIGINT, HUGEINT and DECIMAL as number,
	 * lists as arrays. Arrays among `values` become lists.
	 */
	all<T extends Row = Row>(
		sql: string,
		values?: readonly unknown[],
		options?: CallOptions
	): Promise<T[]>;
	/** Runs what a person wrote: one SELECT, nothing else, with a cap on its rows and its time. */
	select<T extends Row = Row>(
		sql: string,
		options: { readonly maximumRows: number; readonly milliseconds: number } & CallOptions
	): Promise<Selection<T>>;
	/** Gives a connection for the length of `use`; an abort interrupts what runs on it. */
	use<T>(use: (connection: Connection) => Promise<T>, options?: CallOptions): Promise<T>;
	close(): void;
};

/** Opens an in-memory DuckDB; data lies in Parquet files that its views read. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
	const instance = await DuckDBInstance.create(':memory:', {
		threads: String(options.threads ?? 2),
		memory_limit: options.memoryLimit ?? '2GB',
		temp_directory: options.spillFolder ?? '',
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false'
	});

	const use: Database['use'] = async (work, { signal } = {}) => {
		signal?.throwIfAborted();
		const connection = await instance.connect();
		const interrupt = () => connection.interrupt();
		signal?.addEventListener('abort', interrupt);
		try {
			const result = await work(connection);
			signal?.throwIfAborted();
			return result;
		} catch (error) {
			signal?.throwIfAborted();
			throw error;
		} finally {
			signal?.removeEventListener('abort', interrupt);
			connection.closeSync();
		}
	};

	await use(async (connection) => {
		for (const statement of lockingStatements(options)) await connection.run(statement);
	});

	return {
		all: <T extends Row>(sql: string, values: readonly unknown[] = [], call: CallOptions = {}) =>
			use((connection) => rowsOf<T>(connection, sql, values), call),
		select: <T extends Row>(
			sql: string,
			{
				maximumRows,
				milliseconds,
				signal
			}: { maximumRows: number; milliseconds: number } & CallOptions
		) => {
			const timeout = AbortSignal.timeout(milliseconds);
			return use((connection) => selectOne<T>(connection, sql, maximumRows), {
				signal: signal ? AbortSignal.any([signal, timeout]) : timeout
			});
		},
		use,
		close: () => instance.closeSync()
	};
}

/** Allowed files come before access goes off; the lock comes last. */
function lockingStatements(options: DatabaseOptions): string[] {
	const list = (paths: readonly string[]) => `[${paths.map(quoteText).join(', ')}]`;
	const statements: string[] = [];
	if (options.allowedDirectories?.length)
		statements.push(`SET allowed_directories = ${list(options.allowedDirectories)}`);
	if (options.allowedPaths?.length)
		statements.push(`SET allowed_paths = ${list(options.allowedPaths)}`);
	if (options.locked)
		statements.push('SET enable_external_access = false', 'SET lock_configuration = true');
	return statements;
}

/** All rows of one statement on a connection that the caller holds. */
export async function rowsOf<T extends Row = Row>(
	connection: Connection,
	sql: string,
	values: readonly unknown[] = []
): Promise<T[]> {
	const types = values.map(typeOf) as DuckDBType[];
	const result = await connection.run(sql, values.map(bindable), types);
	return (await result.convertRowObjects(plain)) as T[];
}

/**
 * All rows of a statement whose columns are INTEGER or DOUBLE without nulls, each column as one
 * array. Throws when there are not as many rows as told.
 */
export async function readNumberColumns(
	connection: Connection,
	sql: string,
	values: readonly unknown[],
	rows: number
): Promise<(Int32Array | Float64Array)[]> {
	const types = values.map(typeOf) as DuckDBType[];
	const result = await connection.stream(sql, values.map(bindable), types);
	const columns = result.columnTypes().map((type) => {
		if (type.typeId === DuckDBTypeId.INTEGER) return new Int32Array(rows);
		if (type.typeId === DuckDBTypeId.DOUBLE) return new Float64Array(rows);
		throw new Error(`a column of ${String(type)}`);
	});
	let read = 0;
	for (let chunk = await result.fetchChunk(); chunk; chunk = await result.fetchChunk()) {
		if (chunk.rowCount === 0) break;
		for (const [at, column] of columns.entries()) {
			const { items } = chunk.getColumnVector(at) as unknown as { items: typeof column };
			column.set(items.subarray(0, chunk.rowCount), read);
		}
		read += chunk.rowCount;
	}
	if (read !== rows) throw new Error(`${read} rows, ${rows} expected`);
	return columns;
}

/**
 * All rows of a statement, each column as one array; none at all without rows. INTEGER, DOUBLE and
 * VARCHAR are numbers and texts.
 */
export async function readColumns(
	connection: Connection,
	sql: string
): Promise<(readonly unknown[])[]> {
	return (await connection.run(sql)).getColumns();
}

async function selectOne<T extends Row>(
	connection: Connection,
	sql: string,
	maximumRows: number
): Promise<Selection<T>> {
	await demandOneSelect(connection, sql);
	const result = await connection.run(
		`SELECT * FROM query($1) LIMIT ${Math.trunc(maximumRows) + 1}`,
		[sql]
	);
	const rows = (await result.convertRowObjects(plain)) as T[];
	const types = result.columnTypes();
	return {
		columns: result
			.deduplicatedColumnNames()
			.map((name, at) => ({ name, type: String(types[at]) })),
		rows: rows.slice(0, maximumRows),
		truncated: rows.length > maximumRows
	};
}

/** Refuses anything but one SELECT: a locked database still lets COPY write where it may read. */
export async function demandOneSelect(connection: Connection, sql: string): Promise<void> {
	const refuse = (cause?: unknown) =>
		new JalonError(
			'not-one-select',
			{
				fr: 'La requête doit être un seul SELECT.',
				en: 'The query must be one SELECT.'
			},
			[],
			{ cause }
		);
	if (!/\S/.test(sql) || /^\s*(pragma|call|explain)\b/i.test(sql)) throw refuse();
	const statements = await connection.extractStatements(sql).catch((error: unknown) => {
		throw refuse(error);
	});
	if (statements.count !== 1) throw refuse();
	const statement = await statements.prepare(0);
	const type = statement.statementType;
	statement.destroySync();
	if (type !== StatementType.SELECT) throw refuse();
}

/** `"name"`, safe inside SQL. */
export function quoteName(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** `'text'`, safe inside SQL. */
export function quoteText(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** An empty list carries no type of its own. */
function typeOf(value: unknown): DuckDBType | undefined {
	return Array.isArray(value) && value.length === 0 ? LIST(VARCHAR) : undefined;
}

function bindable(value: unknown): DuckDBValue {
	if (value === undefined) return null;
	if (Array.isArray(value)) return listValue(value.map(bindable));
	return value as DuckDBValue;
}

function plain(value: DuckDBValue, type: DuckDBType): unknown {
	if (value === null || value === undefined) return null;
	if (typeof value === 'bigint') return Number(value);
	if (typeof value !== 'object') return value;
	if (value instanceof DuckDBDateValue) return value.toString();
	if (value instanceof DuckDBTimestampValue) return value.toString().replace(' ', 'T');
	if (value instanceof DuckDBDecimalValue) return value.toDouble();
	if (value instanceof DuckDBListValue) return value.items.map((item) => plain(item, type));
	if (value instanceof DuckDBStructValue)
		return Object.fromEntries(
			Object.entries(value.entries).map(([name, entry]) => [name, plain(entry, type)])
		);
	return value.toString();
}
