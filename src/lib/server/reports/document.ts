import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Status } from '#lib/indicators/status.ts';
import type { FigureCell, TypedCell } from '#lib/indicators/typed-cell.ts';
import type { Weather } from '#lib/indicators/weather.ts';
import type { ForeignWords } from '../programme/programme.ts';

/** A run of text inside a block. Text is final: typography done, nothing left to evaluate. */
export type Inline =
	| Text
	| { readonly type: 'strong'; readonly content: readonly Inline[] }
	| { readonly type: 'emphasis'; readonly content: readonly Inline[] }
	| { readonly type: 'code'; readonly text: string }
	| { readonly type: 'link'; readonly href: string; readonly content: readonly Inline[] }
	| { readonly type: 'break' }
	/** Words of another language than the document's: said and hyphenated in their own. */
	| { readonly type: 'foreign'; readonly language: string; readonly content: readonly Inline[] }
	/** A course as high as a line of text, at the start of a table's cell; decorative, the cell's words say it. */
	| { readonly type: 'spark'; readonly picture: Picture }
	/** A status: its drawn shape, then its word. */
	| { readonly type: 'status'; readonly status: Status | null; readonly text: string }
	/** A person's judgement: its pictogram, then its words. */
	| { readonly type: 'weather'; readonly level: Weather; readonly text: string }
	| { readonly type: 'note'; readonly note: Note };

export type Text = {
	readonly type: 'text';
	readonly text: string;
	/** Ids of the indicators whose figures the words tell. */
	readonly about?: readonly string[];
	/** What the words say, for who reckons with it: alone in a cell it makes the cell typed. */
	readonly value?: TypedCell;
};

/** A numbered note; two references to the same key share one number. */
export type Note = {
	readonly key: string;
	readonly content: readonly Inline[];
	/** From 1, in reading order; 0 until the document is numbered. */
	readonly number: number;
	/** Its text stands beside this block: the indicator's own sheet, else the first call. */
	readonly first: boolean;
	/** Id of the indicator whose figure it explains; null for a note of the author's. */
	readonly indicator: string | null;
};

export type Heading = {
	readonly type: 'heading';
	readonly level: 1 | 2 | 3 | 4;
	readonly content: readonly Inline[];
	/** Fragment that links point to. */
	readonly id: string;
	/** « 3.1 »; null for a heading without number. */
	readonly number: string | null;
	readonly opensPage: boolean;
	/** Counted, and shown in the contents down to level 2; an indicator's own heading is not. */
	readonly listed: boolean;
};

export type Paragraph = {
	readonly type: 'paragraph';
	/** `lead` opens an axis; `small` is for definitions and sources. */
	readonly role: 'body' | 'lead' | 'small';
	readonly content: readonly Inline[];
};

export type List = {
	readonly type: 'list';
	readonly ordered: boolean;
	readonly items: readonly (readonly Block[])[];
};

/** A drawing as a stand-alone SVG, with what it says to who can't see it. */
export type Picture = {
	readonly svg: string;
	readonly alt: string;
	/** In the pixels of its `viewBox`. */
	readonly width: number;
	readonly height: number;
};

/** Where the figures of an indicator come from, for who is asked. */
export type Origin = {
	/** Title of the indicator. */
	readonly indicator: string;
	readonly definition: string;
	/** Source, deliveries, day of the last figure; empty when none of them is known. */
	readonly source: readonly Inline[];
};

export type Figure = {
	readonly type: 'figure';
	/** Id of the indicator that is drawn. */
	readonly indicator: string;
	readonly picture: Picture;
	/** The same for a small screen; null when the report is only printed. */
	readonly narrow: Picture | null;
	readonly caption: readonly Inline[];
	/** The same figures as a table, for who reads on a screen. */
	readonly data: Table | null;
	/** The numbers that the picture draws; none for a form that has no axes. */
	readonly numbers: readonly ChartNumbers[];
	/** What the picture marks in time: « Séance du 28 juin ». */
	readonly events: readonly string[];
	readonly origin: Origin;
	/** Part of the text's width, 0 to 1. */
	readonly width: number;
};

export type Column = {
	readonly title: readonly Inline[];
	readonly align: 'start' | 'end';
	/** Share of the width beside the other columns'; text columns take more. */
	readonly share: number;
};

export type Table = {
	readonly type: 'table';
	readonly caption: readonly Inline[];
	readonly columns: readonly Column[];
	/** As many cells as columns; the first names the row. A cell's lone run may carry its value. */
	readonly rows: readonly (readonly (readonly Inline[])[])[];
	/** Takes the margin too: too many columns for the text's width. */
	readonly wide: boolean;
};

export type KeyFigure = {
	/** Its id. */
	readonly indicator: string;
	readonly title: string;
	/** Of the title, where it is not the document's. */
	readonly language: string | null;
	/** Where the figure comes from; null where its slide says so. */
	readonly note: Note | null;
	readonly figure: string;
	/** What the figure says, for who reckons with it. */
	readonly value: FigureCell;
	readonly unit: string;
	readonly change: string | null;
	readonly status: Status | null;
	readonly statusText: string;
	readonly bullet: Picture | null;
	/** How far it is from its plan; of a territory, its part of the whole. */
	readonly gap: string | null;
	readonly isPart?: true;
	readonly origin: Origin;
};

/** One indicator: its name, its figure, how it stands, and what illustrates it. */
export type Sheet = {
	readonly type: 'sheet';
	/** Its id. */
	readonly indicator: string;
	readonly heading: Heading;
	/** Empty when there is none: the unit then says why. */
	readonly figure: string;
	/** What the figure says, for who reckons with it. */
	readonly value: FigureCell;
	readonly unit: string;
	readonly status: Status | null;
	/** Empty for a context indicator. */
	readonly statusText: string;
	readonly note: Note;
	readonly blocks: readonly Block[];
};

/** One indicator before a room: its figure large, what illustrates it beside. */
export type Spotlight = {
	readonly type: 'spotlight';
	readonly item: KeyFigure;
	/** Under the figure: a person's appraisal. */
	readonly below: readonly Block[];
	readonly illustration: Block | null;
};

/** One idea before a room, with its sentence as the title. */
export type Slide = {
	readonly type: 'slide';
	/** What a meeting's choices name it by; the same in every language. */
	readonly id: string;
	readonly form: 'plain' | 'opening';
	/** The indicator that it is about. */
	readonly indicator: string | null;
	/** What it is about, over the title: an indicator, an axis. */
	readonly subject: string | null;
	readonly title: readonly Inline[];
	readonly blocks: readonly Block[];
	/** For who speaks; not shown to the room. */
	readonly said: readonly Block[];
	/** Shown when a question comes, not in the course of the meeting. */
	readonly annex: boolean;
};

export type Block =
	| Slide
	| Spotlight
	/** What is said while a slide shows. */
	| { readonly type: 'said'; readonly blocks: readonly Block[] }
	| Heading
	| Paragraph
	| List
	| Figure
	| Table
	| Sheet
	| { readonly type: 'key-figures'; readonly items: readonly KeyFigure[] }
	| { readonly type: 'quote'; readonly blocks: readonly Block[] }
	/** Kept on one page. */
	| { readonly type: 'together'; readonly blocks: readonly Block[] }
	/** Side by side where there is room, else one after the other. */
	| { readonly type: 'columns'; readonly columns: readonly (readonly Block[])[] }
	| { readonly type: 'page-break' };

export type Cover = {
	readonly programme: string;
	readonly title: string;
	readonly year: string;
	/** « Situation au 20 décembre 2019 ». */
	readonly situation: string;
	readonly territory: string | null;
	readonly edition: string;
	/** The committee's presidents, by function. */
	readonly presidents: readonly string[];
	readonly publisher: string | null;
};

/** What stands behind an indicator of the report, in the reader's words. */
export type ToldIndicator = {
	readonly id: string;
	readonly title: string;
	readonly definition: string;
	/** « ambassadeurs », « % ». */
	readonly unit: string;
	/** How it is counted, and over which period. */
	readonly kind: string;
	readonly method: string | null;
	readonly source: string | null;
	readonly owner: string;
	/** The last day that its figures speak of, at most the report's; null when there is none. */
	readonly lastOn: IsoDate | null;
	/** When the figure after that is due; null when nobody said. */
	readonly nextOn: IsoDate | null;
	readonly datasets: readonly ToldDataset[];
};

/** The files behind an indicator, of one kind, received up to the report's date. */
export type ToldDataset = {
	readonly title: string;
	readonly source: string | null;
	readonly files: number;
	/** Name of the latest one; null in a report for the public. */
	readonly latest: string | null;
	readonly latestOn: IsoDate | null;
	readonly rowsKept: number;
	readonly rowsSetAside: number;
};

/** What stands at the head of a report without a cover. */
export type Opening = {
	/** « Oh my Lot ! », « Oh my Lot ! · Fiche territoire ». */
	readonly over: string;
	readonly title: string;
	/** What it is held to: « Séance du 20 décembre 2019 »; empty for none. */
	readonly under: string;
};

/** A report, resolved: every emitter writes this tree and asks nothing more. */
export type ReportDocument = {
	readonly title: string;
	/** Pages to be read, or slides for a room: an emitter for each. */
	readonly layout: 'pages' | 'slides';
	readonly language: Language;
	readonly author: string;
	/** Whole id of the published edition that every figure comes from: a property of each file. */
	readonly editionId: string;
	readonly description: string;
	/** The day the figures speak about; also the date of the files that are written. */
	readonly date: IsoDate;
	/** « Bilan annuel 2019 · Oh my Lot ! », at the head of each page. */
	readonly runningTitle: string;
	readonly situation: string;
	/** What its figures are held to, in words; empty for the whole. At the head of each page. */
	readonly held: string;
	/** « Version publiée 9bd3108d22b3 du 20 décembre 2019 »: where the figures come from. */
	readonly edition: string;
	/** What every page must say: « Provisoire », « Données fictives ». */
	readonly stamps: readonly string[];
	readonly accent: string;
	readonly cover: Cover | null;
	readonly opening: Opening;
	/** Words of other languages: marked in `blocks`, for an emitter to mark in the texts around. */
	readonly foreign: readonly ForeignWords[];
	/** Title of the notes gathered at the end; null when each stands beside its first call. */
	readonly endNotes: string | null;
	/** Title of the contents, which stand on the cover or open the report; null without. */
	readonly contents: string | null;
	readonly blocks: readonly Block[];
	/** The indicators that the blocks tell of, in the order of the axes. */
	readonly indicators: readonly ToldIndicator[];
};
