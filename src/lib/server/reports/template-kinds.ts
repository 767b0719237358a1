/** What an expression of a template is known to give: what it names, or the words that it may be. */
export type Kind =
	| 'indicator'
	| 'axis'
	| 'territory'
	| 'date'
	| 'number'
	| 'boolean'
	| 'text'
	/** Known once the report is made. */
	| 'any'
	| readonly string[];

/** A variable is one value, or several under their names: `$axis.id`, `$axis.title`. */
export type Shape = Kind | { readonly members: Readonly<Record<string, Kind>> };

/** Variables by name. */
export type Shapes = Readonly<Record<string, Shape>>;

export function membersOf(shape: Shape): Readonly<Record<string, Kind>> | null {
	return typeof shape === 'object' && 'members' in shape ? shape.members : null;
}

/** What a template writes for a variable of a kind: `$axis.id`, `$as-of`. */
export function variablesOfKind(shapes: Shapes, kind: Kind): readonly string[] {
	return Object.entries(shapes).flatMap(([name, shape]) => {
		const members = membersOf(shape);
		if (members === null) return shape === kind ? [`$${name}`] : [];
		return Object.entries(members).flatMap(([member, one]) =>
			one === kind ? [`$${name}.${member}`] : []
		);
	});
}
