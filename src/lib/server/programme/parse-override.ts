import type { Contract } from './contract.ts';
import type { Override } from './override.ts';
import { JalonError } from './problem.ts';

const texts = ['encoding', 'delimiter', 'sheet'] as const;
const known = [...texts, 'columns', 'headerRow', 'decimal', 'dateOrder'];

/**
 * Checks what a person asked for, from a form or a request. Throws `override-invalid` naming what
 * is wrong.
 */
export function parseOverride(asked: unknown, contract: Contract): Override {
	if (typeof asked !== 'object' || asked === null || Array.isArray(asked))
		throw invalid('des réglages sont attendus', 'settings are expected');
	const given = Object.entries(asked as Record<string, unknown>).filter(
		([, value]) => value !== null && value !== undefined && value !== ''
	);
	const override: Record<string, unknown> = {};
	for (const [name, value] of given) {
		if (!known.includes(name))
			throw invalid(`« ${name} » n’est pas un réglage`, `“${name}” is not a setting`);
		if (name === 'columns') override['columns'] = parseColumns(value, contract);
		else if (name === 'headerRow') override['headerRow'] = parseRow(value);
		else override[name] = parseWord(name, value);
	}
	return override;
}

function parseColumns(asked: unknown, contract: Contract): Readonly<Record<string, string>> {
	const names = contract.fields.filter(({ filename }) => filename === null).map(({ name }) => name);
	const columns: Record<string, string> = {};
	const taken = new Map<string, string>();
	for (const [name, header] of Object.entries(Object(asked) as Record<string, unknown>)) {
		if (header === null || header === '') continue;
		if (!names.includes(name))
			throw invalid(
				`« ${name} » n’est pas un champ de ${contract.dataset}`,
				`“${name}” is not a field of ${contract.dataset}`
			);
		if (typeof header !== 'string' || header.length > 1_000)
			throw invalid(
				`la colonne de « ${name} » n’est pas un texte`,
				`the column of “${name}” is not a text`
			);
		const other = taken.get(header);
		if (other !== undefined)
			throw invalid(
				`la colonne « ${header} » est donnée à deux champs (${other}, ${name})`,
				`the column “${header}” is given to two fields (${other}, ${name})`
			);
		taken.set(header, name);
		columns[name] = header;
	}
	return columns;
}

function parseRow(asked: unknown): number {
	const row = typeof asked === 'string' && /^\d{1,9}$/.test(asked) ? Number(asked) : asked;
	if (typeof row === 'number' && Number.isSafeInteger(row) && row >= 1) return row;
	throw invalid(
		'la ligne de l’en-tête est un nombre entier à partir de 1',
		'the header’s line is a whole number from 1'
	);
}

function parseWord(name: string, asked: unknown): string {
	const text = typeof asked === 'string' && asked.length <= 200 ? asked : '';
	const fits =
		name === 'decimal'
			? text === ',' || text === '.'
			: name === 'dateOrder'
				? text === 'DMY' || text === 'MDY'
				: name === 'delimiter'
					? text.length === 1
					: name === 'encoding'
						? /^[\w-]{1,40}$/.test(text)
						: text !== '';
	if (fits) return text;
	throw invalid(
		`« ${name} » ne peut pas être « ${String(asked).slice(0, 60)} »`,
		`“${name}” cannot be “${String(asked).slice(0, 60)}”`
	);
}

function invalid(fr: string, en: string): JalonError {
	return new JalonError('override-invalid', {
		fr: `Réglages refusés : ${fr}.`,
		en: `Settings refused: ${en}.`
	});
}
