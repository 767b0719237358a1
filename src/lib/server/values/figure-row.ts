/** What facts give for one slot and group, from SQL or from columns. */
export type FigureRow = {
	readonly slot: number;
	readonly group0?: string | null;
	readonly group1?: string | null;
	readonly total: number | null;
	readonly numerator?: number | null;
	readonly denominator?: number | null;
	readonly observations: number;
	readonly units?: number;
	readonly parts?: number;
	readonly whole_total?: number | null;
	readonly whole_parts?: number;
};
