/**
 * The story that the example tells, in figures. The public figures of the programme are facts;
 * the months between them are invented so as to pass through them.
 */

export const firstMonth = '2018-12';
export const lastMonth = '2023-12';

/** What the press releases said, met exactly (or nearly, where they said "about"). */
export const publicFigures = {
	ambassadors: { on: '2019-12-20', count: 320 },
	peopleInSupport: { on: '2019-12-20', people: 55 },
	/** "More than 400 households followed since the start, 130 installations." */
	followed: { on: '2022-03-31', households: 412, settled: 130 },
	/** "About 600 people arrived." */
	arrived: { on: '2023-06-30', people: 596 }
} as const;

/**
 * One figure a month, December 2018 first, then a line a year. Launch in December 2018, summer
 * campaign and autumn rentrée of 2019, the lockdowns of 2020, the wish to leave cities in 2021,
 * the network's growth in 2022.
 */
type Monthly = readonly number[];

/** Charters signed. In December 2019, those that reach the public figure on the 20th, then these. */
export const ambassadorsJoining: Monthly = [
	58, //
	...[30, 22, 18, 15, 19, 26, 18, 10, 44, 36, 24, 4],
	...[16, 12, 4, 2, 4, 7, 6, 4, 10, 9, 5, 8],
	...[8, 9, 10, 11, 12, 14, 10, 7, 16, 15, 13, 12],
	...[9, 9, 10, 9, 10, 11, 7, 5, 14, 12, 9, 8],
	...[8, 8, 9, 8, 9, 10, 6, 4, 13, 11, 9, 7]
];

export const ambassadorsLeaving: Monthly = [
	0, //
	...[0, 0, 0, 0, 1, 1, 1, 0, 1, 2, 1, 1],
	...[1, 1, 0, 1, 1, 1, 1, 1, 2, 2, 1, 2],
	...[2, 1, 1, 1, 2, 1, 1, 1, 2, 2, 2, 2],
	...[3, 2, 2, 2, 2, 2, 1, 1, 3, 3, 2, 3],
	...[4, 2, 2, 2, 3, 2, 2, 1, 4, 3, 2, 3]
];

/** Households entering support: 412 up to March 2022. */
export const casesStarting: Monthly = [
	4, //
	...[3, 4, 4, 5, 5, 6, 7, 4, 8, 7, 6, 3],
	...[6, 9, 3, 1, 4, 8, 9, 6, 11, 9, 7, 7],
	...[10, 13, 15, 14, 16, 19, 18, 13, 22, 21, 18, 17],
	...[24, 23, 23, 19, 18, 20, 17, 13, 21, 19, 16, 14],
	...[18, 17, 18, 16, 17, 18, 15, 11, 20, 18, 15, 11]
];

/** Households settling: 130 up to March 2022. */
export const casesSettling: Monthly = [
	0, //
	...[0, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 2],
	...[2, 2, 1, 0, 0, 1, 3, 4, 3, 2, 2, 2],
	...[2, 2, 3, 4, 4, 5, 8, 9, 8, 6, 6, 5],
	...[8, 9, 11, 7, 6, 7, 10, 12, 9, 6, 5, 4],
	...[4, 4, 5, 5, 6, 8, 9, 10, 7, 5, 4, 4]
];

/** Households whose support ends without settling. */
export const casesGivingUp: Monthly = [
	0, //
	...[0, 0, 1, 1, 2, 2, 3, 2, 3, 4, 4, 4],
	...[5, 4, 5, 2, 3, 4, 4, 3, 4, 5, 5, 4],
	...[4, 5, 6, 6, 7, 8, 7, 6, 8, 10, 9, 8],
	...[8, 8, 9, 8, 9, 10, 8, 7, 10, 10, 9, 8],
	...[9, 9, 10, 9, 10, 10, 9, 7, 11, 11, 9, 8]
];

/** First contacts besides those of households that entered support and those met at fairs. */
export const contactsWithoutCase: Monthly = [
	18, //
	...[22, 16, 17, 15, 18, 24, 34, 30, 26, 20, 17, 12],
	...[18, 16, 9, 6, 15, 24, 22, 20, 25, 19, 16, 14],
	...[28, 30, 36, 40, 44, 46, 42, 38, 48, 42, 38, 30],
	...[44, 42, 46, 42, 44, 48, 44, 40, 50, 44, 40, 32],
	...[42, 40, 44, 40, 42, 46, 42, 38, 48, 42, 38, 30]
];

/** Posts that employers entrust: 61 in 2019. */
export const postsEntrusted: Monthly = [
	3, //
	...[4, 5, 6, 5, 6, 7, 4, 2, 8, 6, 5, 3],
	...[5, 5, 2, 0, 1, 3, 3, 2, 5, 4, 3, 3],
	...[4, 4, 5, 5, 6, 6, 4, 2, 7, 6, 5, 4],
	...[6, 6, 7, 6, 7, 7, 5, 3, 8, 7, 6, 4],
	...[6, 6, 7, 6, 7, 7, 5, 3, 8, 7, 6, 5]
];

/** Of them, filled through the programme: 23 in 2019. */
export const postsFilled: Monthly = [
	0, //
	...[0, 1, 1, 2, 2, 2, 2, 2, 4, 3, 3, 1],
	...[2, 2, 1, 0, 0, 1, 1, 1, 2, 2, 2, 1],
	...[1, 2, 2, 3, 3, 3, 2, 2, 4, 4, 3, 2],
	...[3, 3, 4, 4, 4, 4, 3, 2, 5, 4, 4, 3],
	...[3, 4, 4, 4, 4, 5, 3, 2, 5, 5, 4, 3]
];

/** Posts closed otherwise. */
export const postsLost: Monthly = [
	0, //
	...[0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 1],
	...[2, 2, 4, 2, 1, 1, 1, 1, 2, 2, 2, 2],
	...[2, 2, 2, 2, 2, 2, 1, 1, 3, 3, 2, 2],
	...[2, 2, 3, 2, 3, 3, 1, 1, 3, 3, 2, 2],
	...[2, 2, 2, 2, 3, 3, 1, 1, 3, 3, 2, 2]
];

/** Visits of the two sites, in thousands a month. */
export const siteVisits: { readonly [site: string]: Monthly } = {
	'choisir-le-lot': [
		5.2, //
		...[6.1, 5.4, 5.8, 5.6, 6.0, 7.4, 9.8, 9.1, 7.2, 6.4, 5.9, 5.1],
		...[8.2, 6.6, 5.0, 5.8, 8.1, 9.4, 9.9, 9.0, 9.3, 8.2, 7.4, 6.2],
		...[9.6, 9.9, 10.8, 11.4, 11.9, 12.4, 12.1, 11.2, 12.9, 11.8, 10.9, 9.2],
		...[13.2, 12.4, 12.9, 12.2, 12.6, 13.1, 12.7, 11.9, 13.8, 12.6, 11.7, 9.9],
		...[13.6, 12.8, 13.4, 12.7, 13.0, 13.6, 13.1, 12.2, 14.4, 13.2, 12.1, 10.3]
	],
	'oh-my-lot': [
		3.1, //
		...[2.6, 2.2, 2.4, 2.5, 2.9, 5.6, 8.9, 8.2, 3.9, 3.1, 2.8, 2.9],
		...[3.4, 2.9, 2.1, 2.4, 3.6, 5.2, 6.4, 6.1, 4.2, 3.6, 3.2, 3.0],
		...[3.6, 3.7, 4.0, 4.3, 4.8, 6.1, 7.2, 6.9, 5.0, 4.5, 4.2, 4.0],
		...[4.4, 4.2, 4.5, 4.6, 5.0, 6.4, 7.6, 7.2, 5.3, 4.7, 4.4, 4.1],
		...[4.6, 4.4, 4.7, 4.8, 5.2, 6.6, 7.8, 7.5, 5.5, 4.9, 4.6, 4.3]
	]
};

/** Addresses added to the newsletter's list. */
export const subscribersJoining: Monthly = [
	96, //
	...[38, 24, 22, 20, 24, 38, 62, 54, 44, 34, 26, 22],
	...[46, 26, 12, 10, 18, 24, 26, 22, 24, 20, 16, 14],
	...[22, 22, 24, 24, 26, 28, 26, 22, 30, 26, 22, 18],
	...[30, 24, 24, 22, 24, 26, 24, 20, 28, 24, 20, 16],
	...[26, 22, 22, 20, 22, 24, 22, 18, 26, 22, 18, 14]
];

/** One row in about this many is wrong. */
export const rowsPerFault = 200;

/** The month's figure. */
export function inMonth(monthly: Monthly, at: number): number {
	const value = monthly[at];
	if (value === undefined) throw new Error(`The story has no month ${at}`);
	return value;
}
