import type { IsoDate } from '#lib/indicators/period.ts';

/** What the band and the foot of a page say. */
export type FrameWords = {
	readonly programme: string;
	readonly fictitious: boolean;
	readonly asOf: IsoDate;
	readonly edition: { readonly publishedOn: IsoDate };
	readonly territory: { readonly name: string } | null;
	readonly sources: readonly string[];
};
