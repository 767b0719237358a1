import type { Language } from '#lib/indicators/language.ts';

/** Names of the styles that Word doesn't have, as its list of styles shows them. A comma would begin another name. */
const names = {
	Lead: { fr: 'Chapeau', en: 'Lead' },
	Small: { fr: 'Petit texte', en: 'Small text' },
	Figure: { fr: 'Figure', en: 'Figure' },
	ColumnCaption: { fr: 'Légende de colonne', en: 'Caption of a column' },
	FigureBeside: { fr: 'Figure à côté du texte', en: 'Figure beside the text' },
	TableText: { fr: 'Tableau – texte', en: 'Table – text' },
	TableNumber: { fr: 'Tableau – nombre', en: 'Table – number' },
	TableHeading: { fr: 'Tableau – en-tête', en: 'Table – heading' },
	TableHeadingNumber: { fr: 'Tableau – en-tête de nombre', en: 'Table – heading of numbers' },
	ReportTable: { fr: 'Tableau du rapport', en: 'Table of the report' },
	KeyFigureTable: { fr: 'Grille de chiffres clés', en: 'Grid of key figures' },
	SideBySide: { fr: 'Côte à côte', en: 'Side by side' },
	ColumnText: { fr: 'Texte de colonne', en: 'Text of a column' },
	TableGap: { fr: 'Entre deux tableaux', en: 'Between two tables' },
	KeyFigureTitle: { fr: 'Chiffre clé – titre', en: 'Key figure – title' },
	KeyFigureLowTitle: {
		fr: 'Chiffre clé – titre plus bas',
		en: 'Key figure – title lower'
	},
	KeyFigure: { fr: 'Chiffre clé', en: 'Key figure' },
	KeyFigureSmall: { fr: 'Petit chiffre clé', en: 'Small key figure' },
	KeyFigureSmallNumber: { fr: 'Petit chiffre clé – nombre', en: 'Small key figure – number' },
	KeyFigureStatus: { fr: 'Chiffre clé – statut', en: 'Key figure – status' },
	KeyFigureNote: { fr: 'Chiffre clé – précision', en: 'Key figure – detail' },
	KeyFigureNumber: { fr: 'Chiffre clé – nombre', en: 'Key figure – number' },
	KeyFigureBar: { fr: 'Chiffre clé – barre', en: 'Key figure – bar' },
	IndicatorHeading: { fr: 'Indicateur – titre', en: 'Indicator – heading' },
	IndicatorFigure: { fr: 'Indicateur – ligne du chiffre', en: 'Indicator – line of the figure' },
	IndicatorNumber: { fr: 'Indicateur – nombre', en: 'Indicator – number' },
	IndicatorStatus: { fr: 'Indicateur – statut', en: 'Indicator – status' },
	NotesHeading: { fr: 'Notes – titre', en: 'Notes – heading' },
	NoteAtEnd: { fr: 'Notes – texte', en: 'Notes – text' },
	TitleUnder: { fr: 'Sous le titre', en: 'Under the title' },
	TitleOver: { fr: 'Surtitre', en: 'Over the title' },
	CoverProgramme: { fr: 'Garde – programme', en: 'Cover – programme' },
	CoverTitle: { fr: 'Garde – titre', en: 'Cover – title' },
	CoverSituation: { fr: 'Garde – situation', en: 'Cover – as of' },
	CoverDetail: { fr: 'Garde – précision', en: 'Cover – detail' },
	CoverFirstPresident: { fr: 'Garde – première présidence', en: 'Cover – first president' },
	CoverPresident: { fr: 'Garde – présidence', en: 'Cover – presidents' },
	CoverPublisher: { fr: 'Garde – éditeur', en: 'Cover – publisher' },
	Choices: { fr: 'Choix tenus', en: 'Choices held to' },
	Stamp: { fr: 'Mention de page', en: 'Stamp of pages' },
	ReportCode: { fr: 'Code du rapport', en: 'Code of the report' }
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type OwnStyle = keyof typeof names;

export function styleName(style: OwnStyle, language: Language): string {
	return names[style][language];
}
