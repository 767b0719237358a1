import type { IsoDate } from '#lib/indicators/period.ts';

/** The declared figures of an edition, among the sources of its manifest. */
export const declarationsFile = 'declarations.json';

/** A figure that a person gave for an indicator, a territory (null: the whole programme) and a day. */
export type Declared = {
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: IsoDate;
	readonly value: number;
	readonly source: string;
	readonly author: string;
	/** The moment it was given, in UTC. */
	readonly at: string;
	/** Name of the file it came in; null for one typed in the form. */
	readonly file: string | null;
};

/** A row of a filled file that cannot count, as received, and why. */
export type RefusedDeclaration = {
	readonly file: string;
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: IsoDate;
	readonly value: number;
	readonly why: { readonly fr: string; readonly en: string };
};

export type Declarations = {
	/** The one that counts for each indicator, territory and day, in that order. */
	readonly figures: readonly Declared[];
	readonly refused: readonly RefusedDeclaration[];
	/** Figures of filled files that a person took back since. */
	readonly withdrawn: readonly Omit<Declared, 'value' | 'source' | 'file'>[];
};

export const noDeclarations: Declarations = { figures: [], refused: [], withdrawn: [] };

/** As a source of the manifest; null when nobody has declared anything. */
export function writeDeclarations(declarations: Declarations): string | null {
	const { figures, refused, withdrawn } = declarations;
	if (figures.length + refused.length + withdrawn.length === 0) return null;
	const inOrder = <T extends Parameters<typeof declaredKey>[0]>(list: readonly T[]) =>
		list.toSorted((a, b) => (declaredKey(a) < declaredKey(b) ? -1 : 1));
	const content = { figures: inOrder(figures), refused, withdrawn: inOrder(withdrawn) };
	return `${JSON.stringify({ version: 1, ...content }, null, '\t')}\n`;
}

export function readDeclarations(sources: Readonly<Record<string, string>>): Declarations {
	const text = sources[declarationsFile];
	if (text === undefined) return noDeclarations;
	const { figures, refused, withdrawn } = JSON.parse(text) as Declarations;
	return { figures, refused, withdrawn };
}

/** What a declared figure is about: one text for each indicator, territory and day. */
export function declaredKey(about: {
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: IsoDate;
}): string {
	return [about.indicator, about.territory ?? '', about.date].join(' ');
}

/** The query of an indicator whose facts are the figures declared for it: one row each. */
export function declaredQuery(indicator: string, { figures }: Declarations): string {
	const rows = figures
		.filter((figure) => figure.indicator === indicator)
		.map(({ date, value, territory }) => {
			const place = territory === null ? 'null' : quote(territory);
			return `(date ${quote(date)}, ${Number(value)}::double, ${place}::varchar)`;
		});
	const columns = 'on_date, value, territory';
	return rows.length === 0
		? 'select null::date as on_date, null::double as value, null::varchar as territory where false'
		: `select ${columns} from (values\n${rows.join(',\n')}\n) as declared (${columns})`;
}

function quote(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
