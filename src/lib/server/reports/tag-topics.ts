type Words = { readonly fr: string; readonly en: string };

/** What tags are about, in the order in which somebody who writes a report looks for them. */
export const tagTopics: readonly { readonly title: Words; readonly tags: readonly string[] }[] = [
	{
		title: { fr: 'Chiffres et phrases', en: 'Figures and sentences' },
		tags: ['figure', 'sentence', 'wording', 'axis-sentence', 'pace', 'note', 'provenance']
	},
	{
		title: { fr: 'Graphiques, tableaux et fiches', en: 'Charts, tables and sheets' },
		tags: ['chart', 'table', 'sheet', 'splits', 'key-figures', 'spotlight', 'standing', 'targets']
	},
	{
		title: { fr: 'Territoires', en: 'Territories' },
		tags: ['territory-facts', 'territory-figures', 'territory-table', 'territory-places']
	},
	{
		title: { fr: 'Attention et appréciations', en: 'Attention and appraisals' },
		tags: [
			'attention',
			'points-in-brief',
			'advances',
			'comment',
			'weather',
			'appraisal',
			'appraisals'
		]
	},
	{
		title: { fr: 'Répéter', en: 'Repeat' },
		tags: ['axes', 'indicators', 'territories', 'points', 'arbitrations']
	},
	{
		title: { fr: 'Séances et décisions', en: 'Meetings and decisions' },
		tags: [
			'meeting',
			'opening',
			'attendees',
			'agenda',
			'agenda-in-brief',
			'to-decide',
			'decisions',
			'decisions-in-brief',
			'decisions-taken',
			'decisions-late',
			'standing-decisions',
			'follow-ups',
			'signature',
			'meetings',
			'next-meeting'
		]
	},
	{
		title: { fr: 'Mise en page et diapositives', en: 'Layout and slides' },
		tags: ['lead', 'small', 'lang', 'page-break', 'slide', 'notes']
	},
	{
		title: { fr: 'Méthode et sources', en: 'Method and sources' },
		tags: [
			'identity',
			'definitions',
			'sources',
			'checks',
			'breaks',
			'confidentiality',
			'edition',
			'partners'
		]
	}
];
