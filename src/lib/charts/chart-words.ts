import type { Language } from '#lib/indicators/language.ts';

/** The few words that stand inside a picture. */
export type ChartWords = {
	readonly target: string;
	readonly planned: string;
	readonly plannedNow: string;
	readonly pace: string;
	readonly asOf: string;
	/** Of a period that goes on. */
	readonly partial: string;
	readonly perThousand: string;
	readonly columns: Readonly<
		Record<
			'period' | 'figure' | 'planned' | 'target' | 'status' | 'population' | 'rate' | 'events',
			string
		>
	>;
	/** In the table, where a date has a target and no figure yet. */
	readonly toCome: string;
};

export const chartWords: Readonly<Record<Language, ChartWords>> = {
	fr: {
		target: 'cible',
		planned: 'prévu',
		plannedNow: 'prévu à cette date',
		pace: 'au rythme des 12 derniers mois',
		asOf: 'au',
		partial: 'période en cours',
		perThousand: 'pour 1\u202f000 habitants',
		columns: {
			period: 'Période',
			figure: 'Chiffre',
			planned: 'Prévu',
			target: 'Cible',
			status: 'Statut',
			population: 'Habitants',
			rate: 'Pour 1\u202f000 habitants',
			events: 'Événements'
		},
		toCome: 'à venir'
	},
	en: {
		target: 'target',
		planned: 'planned',
		plannedNow: 'planned by this date',
		pace: 'at the pace of the last 12 months',
		asOf: 'as of',
		partial: 'period in progress',
		perThousand: 'per 1,000 inhabitants',
		columns: {
			period: 'Period',
			figure: 'Figure',
			planned: 'Planned',
			target: 'Target',
			status: 'Status',
			population: 'Inhabitants',
			rate: 'Per 1,000 inhabitants',
			events: 'Events'
		},
		toCome: 'to come'
	}
};
