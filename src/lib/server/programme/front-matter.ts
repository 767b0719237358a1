import { parseYaml, type Problems, type Spec } from './spec.ts';

export type FrontMatter = {
	/** Null when there is none, or it isn't YAML. */
	readonly spec: Spec | null;
	/** The rest of the file, the block replaced by empty lines so that line numbers agree. */
	readonly sql: string;
};

/**
 * Splits a file of `queries/` into its front matter, between a first line `/*---` and a line
 * `---*` + `/`, and its SQL. A block that is missing or left open is told.
 */
export function readFrontMatter(text: string, file: string, problems: Problems): FrontMatter {
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	const place = { file, line: 1, column: 1 };
	if (lines[0]?.trimEnd() !== '/*---') {
		problems.add(place, {
			fr: 'le fichier commence par une ligne « /*--- », puis du YAML, puis « ---*/ »',
			en: 'the file starts with a line “/*---”, then YAML, then “---*/”'
		});
		return { spec: null, sql: lines.join('\n') };
	}
	const end = lines.findIndex((line) => line.trimEnd() === '---*/');
	if (end === -1) {
		problems.add(place, {
			fr: 'le bloc ouvert par « /*--- » n’est pas fermé par une ligne « ---*/ »',
			en: 'the block opened by “/*---” is not closed by a line “---*/”'
		});
		return { spec: null, sql: '' };
	}
	return {
		spec: parseYaml(lines.slice(1, end).join('\n'), file, problems, 2),
		sql: [...Array.from({ length: end + 1 }, () => ''), ...lines.slice(end + 1)].join('\n')
	};
}

/** True when nothing but comments and spaces is left. */
export function isBlankSql(sql: string): boolean {
	return !/\S/.test(sql.replace(/--.*$/gm, '').replace(/\/\*[^]*?\*\//g, ''));
}
