import type { Localized } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';

export type Cell = string | number | boolean | null;

/** One column of a flat file of values. */
export type ValueColumn = {
	/** The key of the JSON form; `dimension_<id>` for a dimension. */
	readonly name: string;
	readonly title: Localized;
	readonly type: 'text' | 'date' | 'number' | 'integer' | 'boolean';
	readonly read: (value: Value) => Cell;
};

type Key = Exclude<keyof Value, 'dimensions' | 'projection' | 'plan' | 'declared'>;

function column(name: Key, type: ValueColumn['type'], fr: string, en: string): ValueColumn {
	return { name, title: { fr, en }, type, read: (value) => value[name] };
}

const before: readonly ValueColumn[] = [
	column('indicator', 'text', 'Indicateur', 'Indicator'),
	column('from', 'date', 'Du', 'From'),
	column('to', 'date', 'Au', 'To'),
	column('territory', 'text', 'Territoire', 'Territory')
];

const after: readonly ValueColumn[] = [
	column('value', 'number', 'Valeur', 'Value'),
	column('missing', 'text', 'Motif d’absence', 'Missing'),
	column('partial', 'boolean', 'Période en cours', 'Partial'),
	column('numerator', 'number', 'Numérateur', 'Numerator'),
	column('denominator', 'number', 'Dénominateur', 'Denominator'),
	column('units', 'integer', 'Unités observées', 'Units'),
	column('baseline', 'number', 'Point de départ', 'Baseline'),
	column('target', 'number', 'Cible', 'Target'),
	column('planned', 'number', 'Prévu', 'Planned'),
	column('progress', 'number', 'Progression', 'Progress'),
	column('status', 'text', 'Statut', 'Status'),
	{
		name: 'projection_value',
		title: { fr: 'Projection à la date de la cible', en: 'Projection on the target’s date' },
		type: 'number',
		read: ({ projection }) => projection?.value ?? null
	},
	{
		name: 'projection_reaches',
		title: { fr: 'Cible atteinte le (projection)', en: 'Target reached on (projection)' },
		type: 'date',
		read: ({ projection }) => projection?.reaches ?? null
	},
	{
		name: 'projection_reason',
		title: { fr: 'Projection : motif', en: 'Projection: reason' },
		type: 'text',
		read: ({ projection }) => projection?.reason ?? null
	}
];

/** Told where a person gave one of the figures. */
const declaredColumns: readonly ValueColumn[] = [
	{
		name: 'declared_value',
		title: { fr: 'Chiffre déclaré', en: 'Declared figure' },
		type: 'number',
		read: ({ declared }) => declared?.value ?? null
	},
	{
		name: 'declared_source',
		title: { fr: 'Déclaré : source', en: 'Declared: source' },
		type: 'text',
		read: ({ declared }) => declared?.source ?? null
	},
	{
		name: 'declared_author',
		title: { fr: 'Déclaré par', en: 'Declared by' },
		type: 'text',
		read: ({ declared }) => declared?.author ?? null
	},
	{
		name: 'declared_on',
		title: { fr: 'Déclaré le', en: 'Declared on' },
		type: 'date',
		read: ({ declared }) => declared?.declaredOn ?? null
	}
];

export const fictitiousNotice: Required<Localized> = {
	fr: 'Données fictives',
	en: 'Fictitious data'
};

/** The columns of these values: those of the JSON form, one for each dimension, the notice last. */
export function valueColumns(
	values: readonly Value[],
	/** Said on every row. */
	notice: string | null = null
): readonly ValueColumn[] {
	const dimensions = [...new Set(values.flatMap(({ dimensions }) => Object.keys(dimensions)))];
	return [
		...before,
		...dimensions.map((dimension): ValueColumn => ({
			name: `dimension_${dimension}`,
			title: { fr: dimension, en: dimension },
			type: 'text',
			read: (value) => value.dimensions[dimension] ?? null
		})),
		...after,
		...(values.some(({ declared }) => declared) ? declaredColumns : []),
		...(notice !== null
			? [
					{
						name: 'notice',
						title: { fr: 'Avertissement', en: 'Notice' },
						type: 'text' as const,
						read: () => notice
					}
				]
			: [])
	];
}
