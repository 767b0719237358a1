import type { DatedEvent } from '#lib/indicators/event.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Grain } from '#lib/indicators/period.ts';
import type { Projection } from '#lib/indicators/projection.ts';
import type { Status } from '#lib/indicators/status.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { TerritoryMap } from '#lib/indicators/territory-map.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { DotRow } from './dot-plot-layout.ts';
import type { MapArea, MapMeasure } from './map-layout.ts';
import type { MapShape, Point } from './map-outline.ts';
import type { Panel } from './multiples-layout.ts';
import type { Telling } from './telling.ts';
import type { TileValue } from './tile-map-layout.ts';

type Setting = Telling & {
	readonly indicator: Indicator;
	readonly language: Language;
	/** The programme's colour, `#rrggbb`; the default one when left out. */
	readonly accent?: string | null | undefined;
	/** Pixels; under 500 a form takes its small shape. */
	readonly width?: number | undefined;
};

/** Against a plan: a line with the band where it counts as on track. */
export type TrajectoryProps = Setting & {
	/** One series in date order: one territory, one choice of dimensions; totals to date for a flow over the year. */
	readonly values: readonly Value[];
	readonly trajectory?: Trajectory | null | undefined;
	/** To the last target; the last figure's own, to its next one, when left out. */
	readonly projection?: Projection | null | undefined;
	readonly events?: readonly DatedEvent[] | undefined;
	/** Breaks in series are marked unless the reader hides them; the line is broken all the same. */
	readonly hideBreaks?: boolean | undefined;
	readonly height?: number | undefined;
	/** First day of the programme's year, `MM-DD`. */
	readonly yearStart?: string | undefined;
};

/** What happened in each period. */
export type BarsProps = Setting & {
	/** One figure a period in date order; its `target`, else its `planned`, is marked on the bar. */
	readonly values: readonly Value[];
	/** Found from the figures when left out. */
	readonly grain?: Grain | undefined;
	readonly events?: readonly DatedEvent[] | undefined;
	readonly hideBreaks?: boolean | undefined;
	readonly height?: number | undefined;
};

/** Against a target: the headline figure with its planned, target and status. */
export type BulletProps = Setting & { readonly value: Value };

/** By territory or by a dimension, in the order given. */
export type DotPlotProps = Setting & {
	readonly rows: readonly DotRow[];
	/** What the rows are, in lower case: « intercommunalité », « secteur ». */
	readonly split: string;
};

/** Over many territories or categories, on one scale. */
export type MultiplesProps = Setting & {
	readonly panels: readonly Panel[];
	/** What the panels are, in lower case. */
	readonly split: string;
};

/** On the programme's schematic map; a dot plot where it has no room or a territory has no place. */
export type TileMapProps = Setting & {
	/** In the order of the table and of the dot plot. */
	readonly values: readonly TileValue[];
	/** Empty for a programme without a map. */
	readonly map: TerritoryMap;
	/** « intercommunalité », in the reader's language. */
	readonly split: string;
};

/** Territories by their outlines. */
export type MapProps = Setting & {
	/** In the order of the table. */
	readonly areas: readonly MapArea[];
	readonly shapes: readonly MapShape[];
	readonly measure: MapMeasure;
	/** Lines of a coarser level, over the areas. */
	readonly borders?: readonly (readonly Point[])[] | undefined;
	/** Code of the territory to be told from the others. */
	readonly chosen?: string | null | undefined;
	/** « intercommunalité », « commune », in the reader's language. */
	readonly split: string;
};

/** The bare course of a series, decorative. */
export type SparklineProps = {
	readonly values: readonly Value[];
	readonly width?: number | undefined;
	readonly height?: number | undefined;
};

/** Where one territory stands among its like, decorative. */
export type StripProps = {
	readonly values: readonly Value[];
	/** Code of the one told from the others. */
	readonly territory: string;
	readonly width?: number | undefined;
};

/** The drawn shape of a status, decorative: its word stands beside. */
export type StatusMarkProps = {
	readonly status: Status | null;
	readonly size?: number | undefined;
};

/** A chart that is a figure: with title, sentence and table. */
export type FigureSpec =
	| ({ readonly form: 'trajectory' } & TrajectoryProps)
	| ({ readonly form: 'bars' } & BarsProps)
	| ({ readonly form: 'bullet' } & BulletProps)
	| ({ readonly form: 'dots' } & DotPlotProps)
	| ({ readonly form: 'multiples' } & MultiplesProps)
	| ({ readonly form: 'tiles' } & TileMapProps)
	| ({ readonly form: 'map' } & MapProps);

/** A picture as data: its form and the props of that form's component. */
export type ChartSpec =
	| FigureSpec
	| ({ readonly form: 'sparkline' } & SparklineProps)
	| ({ readonly form: 'strip' } & StripProps)
	| ({ readonly form: 'status' } & StatusMarkProps);
