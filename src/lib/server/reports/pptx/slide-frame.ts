/** Points from the upper left corner of a slide. */
export type Box = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};

/** 16 by 9: 13.33 by 7.5 inches, as PowerPoint makes its own. */
export const slideSize = { width: 960, height: 540 } as const;

const side = 40;
const inner = slideSize.width - 2 * side;
const foot = { y: 512, height: 18 } as const;
const bodyTop = 140;
const bodyHeight = 362;

/** Where everything stands: the layouts' placeholders and what is put in them share these. */
export const frame = {
	subject: { x: side, y: 26, width: inner, height: 24 },
	title: { x: side, y: 50, width: inner, height: 80 },
	body: { x: side, y: bodyTop, width: inner, height: bodyHeight },
	/** A large figure, and what illustrates it beside. */
	figure: { x: side, y: bodyTop, width: 256, height: bodyHeight },
	beside: { x: side + 284, y: bodyTop, width: inner - 284, height: bodyHeight },
	/** The first slide, the last, and those that open a part. */
	opening: {
		bar: { x: side, y: 128, width: 5, height: 232 },
		subject: { x: side + 26, y: 136, width: inner - 26, height: 30 },
		title: { x: side + 26, y: 166, width: inner - 26, height: 128 },
		body: { x: side + 26, y: 300, width: inner - 26, height: 120 }
	},
	footer: { x: side, ...foot, width: 400 },
	date: { x: 448, ...foot, width: 230 },
	stamp: { x: 686, ...foot, width: 170 },
	number: { x: 864, ...foot, width: 56 }
} as const satisfies Record<string, Box | Record<string, Box>>;

/** Points of type. */
export const sizes = {
	subject: 16,
	title: [28, 26, 24, 22, 20, 18, 16],
	opening: [50, 44, 38, 32, 26, 20, 16],
	foot: 11
} as const;

/** What a layout is called in the code; `layouts.ts` names it on screen. */
export type LayoutName = 'opening' | 'content' | 'figure' | 'title-only' | 'section';

/** Numbers that tie a slide's shape to its layout's placeholder. */
export const placeholders = {
	title: 'type="title"',
	centeredTitle: 'type="ctrTitle"',
	subtitle: 'type="subTitle" idx="1"',
	body: 'idx="1"',
	/** The master's body, and the text of a part's opening. */
	text: 'type="body" idx="1"',
	subject: 'type="body" sz="quarter" idx="13"',
	stamp: 'type="body" sz="quarter" idx="14"',
	figure: 'type="body" sz="half" idx="15"',
	beside: 'sz="half" idx="16"',
	date: 'type="dt" sz="half" idx="10"',
	footer: 'type="ftr" sz="quarter" idx="11"',
	number: 'type="sldNum" sz="quarter" idx="12"'
} as const;

export type Placeholder = keyof typeof placeholders;
