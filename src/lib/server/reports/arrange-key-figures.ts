import type { KeyFigure } from './document.ts';

/** How key figures stand on a page: so many to a line, small ones in a smaller type. */
export type KeyFigureGrid = { readonly columns: number; readonly isSmall: boolean };

/** Two to a line, or four small ones where none has a bar. */
export function arrangeKeyFigures(items: readonly KeyFigure[]): KeyFigureGrid {
	const isSmall = items.length > 2 && items.every(({ bullet }) => bullet === null);
	if (!isSmall) return { columns: 2, isSmall };
	return { columns: items.length % 4 === 0 || items.length > 4 ? 4 : 3, isSmall };
}
