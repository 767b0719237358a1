/** What a spreadsheet, in French or English, writes where a formula has no value. */
export const spreadsheetErrors: readonly string[] = [
	'#N/A',
	'#N/D',
	'#REF!',
	'#VALUE!',
	'#VALEUR!',
	'#DIV/0!',
	'#NAME?',
	'#NOM?',
	'#NUM!',
	'#NOMBRE!',
	'#NULL!',
	'#NUL!',
	'#SPILL!',
	'#CALC!'
];

const known: ReadonlySet<string> = new Set(spreadsheetErrors);

export const isSpreadsheetError = (text: string): boolean => known.has(text);
