import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { TypstSource } from './typst-runs.ts';
import { printable, printedFontFiles } from './report-fonts.ts';

/** No folder has this name: nothing on the disk can be read from a source. */
const workspace = '/jalon-report';

/** Compilations whose intermediate results are kept, so that the next one goes faster. */
const keptCompilations = 5;

let opened: NodeCompiler | null = null;

/** Opens the one compiler of the process, which takes a tenth of a second for its fonts. */
export function openCompiler(): NodeCompiler {
	return (opened ??= NodeCompiler.create({
		workspace,
		fontArgs: [{ fontPaths: [...printedFontFiles()] }]
	}));
}

/**
 * A PDF/UA-1 file of a Typst source and its drawings. `createdOn` is written as the file's date: the
 * same report gives the same bytes. Throws when Typst refuses the source.
 */
export function compilePdf({ source, drawings }: TypstSource, createdOn: string): Uint8Array {
	const compiler = openCompiler();
	compiler.resetShadow();
	for (const [path, svg] of drawings)
		compiler.mapShadow(workspace + path, Buffer.from(printable(svg)));
	const compiled = compiler.compile({ mainFileContent: printable(source) });
	if (!compiled.result) throw refusal(compiler, compiled.takeError());
	try {
		return compiler.pdf(compiled.result, {
			pdfStandard: 'ua-1',
			pdfTags: true,
			creationTimestamp: Date.parse(`${createdOn}T00:00:00Z`) / 1000
		});
	} finally {
		compiler.evictCache(keptCompilations);
	}
}

type Diagnostic = { readonly message?: string; readonly range?: string };

function refusal(
	from: NodeCompiler,
	error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null
): Error {
	const said = error === null ? [] : (from.fetchDiagnostics(error) as readonly Diagnostic[]);
	const messages = said.map(({ message, range }) => `${message ?? ''} (${range ?? ''})`);
	return new Error(`Typst refused the report: ${messages.join(' · ')}`);
}
