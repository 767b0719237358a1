import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import type { Picture } from '../document.ts';
import type { Box, LayoutName, Placeholder } from './slide-frame.ts';
import type { SizedTable } from './table-size.ts';
import type { Paragraph } from './text-runs.ts';

/** What stands on a slide, in place. */
export type Item = {
	readonly box: Box;
	readonly placeholder: Placeholder | null;
} & (
	| { readonly kind: 'text'; readonly paragraphs: readonly Paragraph[] }
	| { readonly kind: 'table'; readonly table: SizedTable; readonly alt: string }
	| {
			readonly kind: 'chart';
			readonly chart: ChartNumbers;
			readonly caption: string;
			readonly alt: string;
	  }
	| { readonly kind: 'picture'; readonly picture: Picture }
);

/** One slide of the file: a slide of the tree may take several. */
export type Page = {
	readonly layout: LayoutName;
	/** Over the title. */
	readonly subject: string | null;
	readonly title: Paragraph;
	/** Null is its layout's place. */
	readonly titleBox: Box | null;
	readonly items: readonly Item[];
	/** For who speaks. */
	readonly notes: readonly Paragraph[];
	/** Passed over unless asked for. */
	readonly hidden: boolean;
};
